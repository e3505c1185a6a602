package metropolis.payment.ledger;

import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import metropolis.platform.values.Money;

/** Balance of each account in each currency, debits positive. Not safe for several threads. */
final class Journal {

  private record Key(Account account, Currency currency) {}

  private final Map<Key, Money> balances = new HashMap<>();
  private final Set<Currency> currencies = new LinkedHashSet<>();

  void post(Posting posting) {
    currencies.add(posting.amount().currency());
    add(posting.debit(), posting.amount());
    add(posting.credit(), posting.amount().negated());
  }

  Money balance(Account account, Currency currency) {
    return balances.getOrDefault(new Key(account, currency), Money.zero(currency));
  }

  Set<Currency> currencies() {
    return Set.copyOf(currencies);
  }

  private void add(Account account, Money amount) {
    balances.merge(new Key(account, amount.currency()), amount, Money::plus);
  }
}
