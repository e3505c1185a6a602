package metropolis.platform.http.signin;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import metropolis.platform.values.Role;

/** All accounts and tokens, as the file has them. Immutable; each change is a new book. */
record AccountBook(List<Account> accounts, List<ApiToken> tokens) {

  AccountBook {
    accounts = List.copyOf(accounts);
    tokens = List.copyOf(tokens);
    Set<String> names = new HashSet<>();
    Set<String> ids = new HashSet<>();
    for (Account account : accounts) {
      if (!names.add(account.name())) {
        throw new IllegalArgumentException("Give each account a name of its own.");
      }
      if (!ids.add(account.id())) {
        throw new IllegalArgumentException("Give each account an id of its own.");
      }
    }
    for (ApiToken token : tokens) {
      if (!ids.add(token.id())) {
        throw new IllegalArgumentException("Give each token an id of its own.");
      }
    }
  }

  static AccountBook empty() {
    return new AccountBook(List.of(), List.of());
  }

  Optional<Account> named(String name) {
    return accounts.stream().filter(account -> account.name().equals(name)).findFirst();
  }

  Optional<Account> account(String id) {
    return accounts.stream().filter(account -> account.id().equals(id)).findFirst();
  }

  AccountBook plus(Account account) {
    return new AccountBook(added(accounts, account), tokens);
  }

  /** With this account in place of the one that has its id. */
  AccountBook with(Account changed) {
    return new AccountBook(
        accounts.stream().map(old -> old.id().equals(changed.id()) ? changed : old).toList(),
        tokens);
  }

  AccountBook withoutAccount(String id) {
    return new AccountBook(without(accounts, account -> account.id().equals(id)), tokens);
  }

  AccountBook plus(ApiToken token) {
    return new AccountBook(accounts, added(tokens, token));
  }

  AccountBook withoutToken(String id) {
    return new AccountBook(accounts, without(tokens, token -> token.id().equals(id)));
  }

  /** Whether nobody could administer the site if this account were gone. */
  boolean isLastAdmin(String id) {
    return accounts.stream()
        .filter(account -> account.roles().contains(Role.ADMIN))
        .allMatch(account -> account.id().equals(id));
  }

  private static <T> List<T> added(List<T> items, T item) {
    List<T> all = new ArrayList<>(items);
    all.add(item);
    return all;
  }

  private static <T> List<T> without(List<T> items, Predicate<T> gone) {
    return items.stream().filter(gone.negate()).toList();
  }
}
