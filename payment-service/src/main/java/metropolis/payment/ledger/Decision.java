package metropolis.payment.ledger;

import java.util.List;
import java.util.Map;

/** The answer of the books to a command. */
public sealed interface Decision {

  /**
   * @param events in order; none if there was nothing left to do
   * @param code what happened, as a word for programs
   * @param data particulars for the person who asked
   */
  record Done(List<PaymentEvent> events, String code, Map<String, String> data)
      implements Decision {

    public Done {
      events = List.copyOf(events);
      data = Map.copyOf(data);
    }
  }

  /**
   * @param code which rule refused it
   * @param field the field at fault
   */
  record Refused(String code, String field) implements Decision {}

  static Done nothing(String code) {
    return new Done(List.of(), code, Map.of());
  }
}
