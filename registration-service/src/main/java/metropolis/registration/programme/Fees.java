package metropolis.registration.programme;

import metropolis.platform.values.Money;

/** What a category pays in each tier. All in the conference's currency; zero is free. */
public record Fees(Money early, Money regular, Money onSite) {

  public Money at(Tier tier) {
    return switch (tier) {
      case EARLY -> early;
      case REGULAR -> regular;
      case ON_SITE -> onSite;
    };
  }
}
