package metropolis.registration.enrolment;

import java.util.List;
import java.util.OptionalInt;
import metropolis.registration.programme.Programme;

/** What somebody asks for. Time, actor and command id come beside it, in the cause. */
public sealed interface Command {

  /** Announces a conference, or changes what was announced. */
  record AnnounceConference(Programme programme) implements Command {}

  /**
   * @param registrationId chosen by the sender, so that sending twice registers once
   * @param sessions ids, in the order they were chosen
   */
  record Submit(String registrationId, Channel channel, Profile profile, List<String> sessions)
      implements Command {
    public Submit {
      sessions = List.copyOf(sessions);
    }
  }

  record Approve(String registrationId) implements Command {}

  record Refuse(String registrationId, RefusalReason reason, String note) implements Command {}

  record Cancel(String registrationId, CancellationReason reason, String note) implements Command {}

  /**
   * @param seenVersion the version the editor started from; empty overwrites whatever there is
   */
  record ChangeProfile(String registrationId, Profile profile, OptionalInt seenVersion)
      implements Command {}

  /** Replaces the whole choice. */
  record ChooseSessions(String registrationId, List<String> sessions) implements Command {
    public ChooseSessions {
      sessions = List.copyOf(sessions);
    }
  }

  /** Adds a portrait, or puts another in its place. */
  record SetPhoto(String registrationId, Photo photo) implements Command {}

  record RemovePhoto(String registrationId) implements Command {}

  record Erase(String registrationId) implements Command {}
}
