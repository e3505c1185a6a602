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

  /** The fields of a person, wherever they stand; those that need not be given may be null. */
  interface PersonFields {
    String title();

    String givenName();

    String familyName();

    String latinGivenName();

    String latinFamilyName();

    String badgeName();

    String pronouns();

    String organisation();

    String position();

    String country();

    String email();

    String language();

    String dietary();

    String accessNeeds();

    RegistrationBilling billing();
  }

  /**
   * @param registrationId for programs of the staff that choose it: 16 characters of Crockford's
   *     base 32; left out, the site makes one
   * @param consent whether the person agrees to the use of the data; must be true
   */
  record RegistrationSubmission(
      @MayBeNull String registrationId,
      String category,
      @MayBeNull String title,
      @MayBeNull String givenName,
      String familyName,
      @MayBeNull String latinGivenName,
      @MayBeNull String latinFamilyName,
      @MayBeNull String badgeName,
      @MayBeNull String pronouns,
      String organisation,
      @MayBeNull String position,
      String country,
      String email,
      @MayBeNull String language,
      @MayBeNull String dietary,
      @MayBeNull String accessNeeds,
      @MayBeNull RegistrationBilling billing,
      @MayBeNull List<String> sessions,
      boolean consent)
      implements PersonFields {}

  /**
   * @param version the version of the profile that was read before; null overwrites any
   */
  record RegistrationProfileOrder(
      @MayBeNull String title,
      @MayBeNull String givenName,
      String familyName,
      @MayBeNull String latinGivenName,
      @MayBeNull String latinFamilyName,
      @MayBeNull String badgeName,
      @MayBeNull String pronouns,
      String organisation,
      @MayBeNull String position,
      String country,
      String email,
      @MayBeNull String language,
      @MayBeNull String dietary,
      @MayBeNull String accessNeeds,
      @MayBeNull RegistrationBilling billing,
      @MayBeNull Integer version)
      implements PersonFields {}

  /**
   * The person.
   *
   * @param version counts the changes, from 1
   */
  record RegistrationProfile(
      String title,
      String givenName,
      String familyName,
      String latinGivenName,
      String latinFamilyName,
      String badgeName,
      String pronouns,
      String organisation,
      String position,
      String country,
      String email,
      String language,
      String dietary,
      String accessNeeds,
      @MayBeNull RegistrationBilling billing,
      int version) {}

  /**
   * @param code {@code done}, or {@code unchanged} if the same was sent before
   * @param link path of the delegate's own page; whoever has it may change the registration
   * @param token the secret part of the link, for the operations under {@code /my/}
   */
  record RegistrationTaken(
      String registrationId, String status, String code, String link, String token) {}

  /**
   * @param state {@code granted}, {@code waiting} or, before acceptance, {@code wished}
   * @param position place in the line from 1, or 0
   */
  record RegistrationSession(String id, String state, int position) {}

  record RegistrationInvoice(
      String number, long amount, String reference, LocalDate due, String state) {}

  record RegistrationBadge(String badgeId, int serial, boolean valid) {}

  record RegistrationHistory(
      Instant time, String role, String actor, String what, Map<String, String> details) {}

  /**
   * One registration; profile and link are null once the person is erased.
   *
   * @param photo the id of the portrait, another for another picture; null if there is none
   */
  record RegistrationDetail(
      String registrationId,
      String status,
      String category,
      String channel,
      Instant submitted,
      @MayBeNull Long fee,
      @MayBeNull String tier,
      @MayBeNull String basis,
      @MayBeNull String reason,
      int waitingListPosition,
      @MayBeNull RegistrationProfile profile,
      @MayBeNull String photo,
      List<RegistrationSession> sessions,
      @MayBeNull RegistrationInvoice invoice,
      @MayBeNull RegistrationBadge badge,
      @MayBeNull String link,
      List<RegistrationHistory> history) {}

  record RegistrationEntry(
      String registrationId,
      String status,
      String category,
      @MayBeNull String name,
      @MayBeNull String latinName,
      @MayBeNull String organisation,
      @MayBeNull String country,
      Instant submitted) {}

  /**
   * @param total how many match, on all pages
   */
  record RegistrationList(int total, int page, int pages, List<RegistrationEntry> registrations) {}

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
   * @param code {@code done}, or {@code unchanged} if it was so already
   */
  record RegistrationDone(String registrationId, String status, String code) {}

  /**
   * @param line of the file, from 1
   * @param column header, or empty if the row as a whole is at fault
   * @param remedy what to correct, in the language asked for
   */
  record RegistrationBadRow(long line, String column, String code, String remedy) {}

  /**
   * @param taken rows registered now
   * @param known rows that were registered before
   */
  record RegistrationImport(int taken, int known, List<RegistrationBadRow> bad) {}
}
