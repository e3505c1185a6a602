package metropolis.payment.http;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import metropolis.payment.office.Office;
import metropolis.payment.office.Programme;
import metropolis.platform.http.Exchange;
import metropolis.platform.http.Problem;

/** What pages and API do alike with a request. */
final class Requests {

  private Requests() {}

  /** Reads an office that has been announced; 404 if there is none. */
  static <R> R read(FinanceDesk desk, Exchange x, Function<Office, R> query) {
    return desk.read(x.conference(), office -> office.programme().map(_ -> query.apply(office)))
        .flatMap(Function.identity())
        .orElseThrow(
            () ->
                Problem.notFound("unknown-conference", "Check the conference in the address.")
                    .refuse());
  }

  /** The day it is at the conference. */
  static LocalDate today(Exchange x, Office office) {
    Optional<Programme> programme = office.programme();
    return LocalDate.ofInstant(x.now(), programme.orElseThrow().zone());
  }
}
