package metropolis.registration.http;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import metropolis.platform.values.MayBeNull;

/** The JSON documents of the API. Amounts are minor units of the conference's currency. */
final class Documents {

  private Documents() {}

  /** A conference in the list of all. */
  record ConferenceEntry(String id, String name, LocalDate firstDay, LocalDate lastDay) {}

  record ConferenceList(List<ConferenceEntry> conferences) {}

  record ConferenceCategory(
      String id,
      String name,
      String approval,
      @MayBeNull Integer quota,
      int taken,
      int waiting,
      long early,
      long regular,
      long onSite) {}

  record ConferenceSession(
      String id,
      String title,
      Instant starts,
      Instant ends,
      String room,
      @MayBeNull Integer capacity,
      int taken,
      int waiting) {}

  /** A conference with how full everything is. */
  record ConferenceDetail(
      String id,
      int version,
      String name,
      String currency,
      Instant registrationOpens,
      Instant registrationCloses,
      List<ConferenceCategory> categories,
      List<ConferenceSession> sessions) {}

  /** What announcing a programme came to. */
  record ProgrammeAnnounced(String id, boolean changed) {}

  record RegistrationBilling(
      String name,
      String street,
      @MayBeNull String houseNumber,
      @MayBeNull String postcode,
      String town,
      String country) {}

  /** A person, as in the form; what need not be given may be left out. */
  record RegistrationPerson(
      @MayBeNull String title,
      @MayBeNull String givenName,
      String familyName,
      @MayBeNull String latinGivenName,
      @MayBeNull String latinFamilyName,
      @MayBeNull String badgeName,
      String organisation,
      @MayBeNull String position,
      String country,
      String email,
      @MayBeNull RegistrationBilling billing,
      @MayBeNull String language,
      @MayBeNull String dietary,
      @MayBeNull String access) {}

  /**
   * @param consent whether the person agrees to the use of the data; must be true
   */
  record RegistrationSubmission(
      String category,
      RegistrationPerson person,
      @MayBeNull List<String> sessions,
      boolean consent) {}

  /**
   * @param created false if the same was sent before
   * @param link path of the delegate's own page; whoever has it may change the registration
   * @param token the secret part of the link, for the operations under {@code /my/}
   */
  record RegistrationTaken(String id, String status, boolean created, String link, String token) {}

  record RegistrationSeat(String session, String state, int position) {}

  record RegistrationInvoice(
      String number, long amount, String reference, LocalDate due, String state) {}

  record RegistrationBadge(String badgeId, int serial, boolean valid) {}

  record RegistrationHistory(
      Instant time, String role, String actor, String what, Map<String, String> details) {}

  /** One registration; the person is null once erased. */
  record RegistrationDetail(
      String id,
      String status,
      String category,
      String channel,
      Instant submitted,
      @MayBeNull Long fee,
      @MayBeNull String tier,
      @MayBeNull String basis,
      @MayBeNull String reason,
      int waitingListPosition,
      @MayBeNull RegistrationPerson person,
      int profileVersion,
      List<String> wishes,
      List<RegistrationSeat> seats,
      @MayBeNull RegistrationInvoice invoice,
      @MayBeNull RegistrationBadge badge,
      List<RegistrationHistory> history) {}

  record RegistrationEntry(
      String id,
      String status,
      String category,
      @MayBeNull String name,
      @MayBeNull String latinName,
      @MayBeNull String organisation,
      @MayBeNull String country,
      Instant submitted) {}

  record RegistrationList(int found, int page, int pages, List<RegistrationEntry> registrations) {}

  record RegistrationCounts(
      int total, Map<String, Integer> byStatus, Map<String, Integer> byCategory) {}

  /**
   * @param reason not-eligible, not-accredited, incomplete, duplicate or other
   */
  record RegistrationRefusalOrder(String reason, @MayBeNull String note) {}

  /**
   * @param reason by-delegate, by-organisation, duplicate, not-paid or other
   */
  record RegistrationCancellationOrder(String reason, @MayBeNull String note) {}

  record RegistrationSessionsOrder(List<String> sessions) {}

  /**
   * @param version the version of the profile that was read before; null overwrites any
   */
  record RegistrationPersonOrder(RegistrationPerson person, @MayBeNull Integer version) {}

  /**
   * @param changed false if it was so already
   */
  record RegistrationDone(String id, String status, boolean changed) {}

  record RegistrationRowProblem(long line, String column, String code, String detail) {}

  record RegistrationImport(int taken, int known, List<RegistrationRowProblem> problems) {}
}
