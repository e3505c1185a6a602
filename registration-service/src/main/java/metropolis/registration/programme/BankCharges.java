package metropolis.registration.programme;

import java.util.List;
import metropolis.platform.values.Money;

/**
 * What banks take on the way from payments.
 *
 * @param tolerances the largest shortage that counts as charges, one amount for a currency
 * @param automatic whether it is written off without asking
 */
public record BankCharges(List<Money> tolerances, boolean automatic) {

  /** Whatever is missing stays open. */
  public static final BankCharges NONE = new BankCharges(List.of(), false);

  public BankCharges {
    tolerances = List.copyOf(tolerances);
  }
}
