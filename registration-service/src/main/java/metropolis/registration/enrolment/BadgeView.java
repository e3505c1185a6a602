package metropolis.registration.enrolment;

/** What the delegate is shown of the badge; the badge service owns the truth. */
public record BadgeView(String badgeId, int serial, boolean valid) {}
