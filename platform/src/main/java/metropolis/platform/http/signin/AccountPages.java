package metropolis.platform.http.signin;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import metropolis.platform.http.Access;
import metropolis.platform.http.Exchange;
import metropolis.platform.http.Flash;
import metropolis.platform.http.Form;
import metropolis.platform.http.Problem;
import metropolis.platform.http.Reply;
import metropolis.platform.http.Routes;
import metropolis.platform.http.SignInPaths;
import metropolis.platform.http.view.Layout;
import metropolis.platform.http.view.Text;
import metropolis.platform.http.view.Views;
import metropolis.platform.values.Role;

/** The administrator's pages for accounts and tokens. Threads may share it. */
final class AccountPages {
  private static final List<Role> ROLES =
      List.of(Role.SECRETARIAT, Role.FINANCE, Role.GATE, Role.ADMIN);

  private final AccountFile file;
  private final SignIn signIn;

  AccountPages(AccountFile file, SignIn signIn) {
    this.file = file;
    this.signIn = signIn;
  }

  void routes(Routes routes) {
    String base = SignInPaths.ACCOUNTS;
    routes
        .page(base, Access.staff(), x -> page(x, none(x), none(x), Optional.empty(), 200))
        .form(base, Access.staff(), this::add)
        .form(base + "/reset", Access.staff(), this::reset)
        .form(base + "/remove", Access.staff(), this::remove)
        .form(base + "/tokens", Access.staff(), this::addToken)
        .form(base + "/tokens/remove", Access.staff(), this::removeToken);
  }

  private Reply add(Exchange exchange) {
    Form form = exchange.form();
    Text text = exchange.text();
    String name = form.required("name", 40);
    if (!name.isEmpty() && !Account.isName(name)) {
      form.reject("name", text.get("accounts.name-rule"));
    }
    if (file.book().named(name).isPresent()) {
      form.reject("name", text.get("accounts.taken"));
    }
    Set<Role> roles = roles(form, text);
    if (form.hasErrors()) {
      return page(exchange, form, none(exchange), Optional.empty(), 422);
    }
    String password = PasswordHash.random();
    var account = new Account(Exchange.randomId(), name, roles, signIn.hashed(password), 1, true);
    file.change(book -> book.named(name).isPresent() ? book : book.plus(account));
    return page(
        exchange,
        none(exchange),
        none(exchange),
        Optional.of(new AccountView.Secret(name, password)),
        200);
  }

  private Reply reset(Exchange exchange) {
    String password = PasswordHash.random();
    String hash = signIn.hashed(password);
    String id = exchange.form().value("id");
    Account account = file.book().account(id).orElseThrow(AccountPages::gone);
    file.change(
        book -> book.account(id).map(it -> book.with(it.withPassword(hash, true))).orElse(book));
    return page(
        exchange,
        none(exchange),
        none(exchange),
        Optional.of(new AccountView.Secret(account.name(), password)),
        200);
  }

  private Reply remove(Exchange exchange) {
    String id = exchange.form().value("id");
    Account account = file.book().account(id).orElseThrow(AccountPages::gone);
    AccountBook book = file.change(all -> all.isLastAdmin(id) ? all : all.withoutAccount(id));
    boolean kept = book.account(id).isPresent();
    return Reply.seeOther(SignInPaths.ACCOUNTS)
        .flash(
            kept ? Flash.Kind.WARNING : Flash.Kind.DONE,
            exchange.text().get(kept ? "accounts.last-admin" : "accounts.removed", account.name()));
  }

  private Reply addToken(Exchange exchange) {
    Form form = exchange.form();
    String label = form.required("label", 80);
    Set<Role> roles = roles(form, exchange.text());
    if (form.hasErrors()) {
      return page(exchange, none(exchange), form, Optional.empty(), 422);
    }
    String token = signIn.addToken(label, roles);
    return page(
        exchange,
        none(exchange),
        none(exchange),
        Optional.of(new AccountView.Secret(label, token)),
        200);
  }

  private Reply removeToken(Exchange exchange) {
    String id = exchange.form().value("id");
    file.change(book -> book.withoutToken(id));
    return Reply.seeOther(SignInPaths.ACCOUNTS)
        .flash(Flash.Kind.DONE, exchange.text().get("tokens.removed"));
  }

  private Reply page(
      Exchange exchange,
      Form account,
      Form token,
      Optional<AccountView.Secret> secret,
      int status) {
    Text text = exchange.text();
    SequencedMap<String, String> choices = new LinkedHashMap<>();
    ROLES.forEach(role -> choices.put(role.name(), text.get("role." + role.name())));
    AccountBook book = file.book();
    List<AccountView.AccountRow> accounts =
        book.accounts().stream()
            .map(
                it ->
                    new AccountView.AccountRow(
                        it.id(),
                        it.name(),
                        names(it.roles(), text),
                        it.mustChange(),
                        it.id().equals(exchange.staff().id())))
            .toList();
    List<AccountView.TokenRow> tokens =
        book.tokens().stream()
            .map(
                it ->
                    new AccountView.TokenRow(
                        it.id(),
                        it.label(),
                        names(it.roles(), text),
                        it.created().toString().substring(0, 10)))
            .toList();
    return Layout.of(exchange)
        .title(text.get("accounts.title"))
        .lead(text.get("accounts.lead"))
        .wide()
        .status(status)
        .main(
            Views.of(
                "platform/accounts.jte",
                Map.of(
                    "x", exchange,
                    "accounts", accounts,
                    "tokens", tokens,
                    "roles", choices,
                    "accountForm", account,
                    "tokenForm", token,
                    "secret", secret)));
  }

  private static Set<Role> roles(Form form, Text text) {
    Set<Role> chosen = EnumSet.noneOf(Role.class);
    ROLES.stream().filter(role -> form.values("roles").contains(role.name())).forEach(chosen::add);
    if (chosen.isEmpty()) {
      form.reject("roles", text.get("accounts.no-role"));
    }
    return chosen;
  }

  private static String names(Set<Role> roles, Text text) {
    return String.join(
        ", ",
        ROLES.stream().filter(roles::contains).map(r -> text.get("role." + r.name())).toList());
  }

  private static Form none(Exchange exchange) {
    return Form.empty(exchange.text());
  }

  private static RuntimeException gone() {
    return Problem.notFound().refuse();
  }
}
