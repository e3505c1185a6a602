package metropolis.schemas;

import static metropolis.schemas.Topic.FOR_EVER;

import java.time.Duration;
import java.util.List;
import metropolis.schemas.Topic.Cleanup;
import metropolis.schemas.badge.AdvancePrintJob;
import metropolis.schemas.badge.BadgeHandedOver;
import metropolis.schemas.badge.BadgeIssued;
import metropolis.schemas.badge.BadgePrinted;
import metropolis.schemas.badge.BadgeReturned;
import metropolis.schemas.badge.BadgeRevoked;
import metropolis.schemas.badge.BadgeWentStale;
import metropolis.schemas.badge.CheckInRecorded;
import metropolis.schemas.badge.CheckInUndone;
import metropolis.schemas.badge.ConfirmPrintRun;
import metropolis.schemas.badge.ConflictResolved;
import metropolis.schemas.badge.DeviceEnrolled;
import metropolis.schemas.badge.DeviceRevoked;
import metropolis.schemas.badge.DrawPrintRun;
import metropolis.schemas.badge.EndPrintRun;
import metropolis.schemas.badge.EnrolDevice;
import metropolis.schemas.badge.HandOverBadge;
import metropolis.schemas.badge.InviteDevice;
import metropolis.schemas.badge.OverrideScan;
import metropolis.schemas.badge.PrintBadge;
import metropolis.schemas.badge.PrintJobEnded;
import metropolis.schemas.badge.PrintJobQueued;
import metropolis.schemas.badge.PrintJobSent;
import metropolis.schemas.badge.PrintRunDrawn;
import metropolis.schemas.badge.PrintRunEnded;
import metropolis.schemas.badge.PrintRunStarted;
import metropolis.schemas.badge.QueuePrintJob;
import metropolis.schemas.badge.RecordScan;
import metropolis.schemas.badge.ReissueBadge;
import metropolis.schemas.badge.ReleaseSeats;
import metropolis.schemas.badge.ReportDevice;
import metropolis.schemas.badge.ResolveConflict;
import metropolis.schemas.badge.ReturnBadge;
import metropolis.schemas.badge.RevokeBadge;
import metropolis.schemas.badge.RevokeDevice;
import metropolis.schemas.badge.ScanOverridden;
import metropolis.schemas.badge.SeatForfeited;
import metropolis.schemas.badge.StartPrintRun;
import metropolis.schemas.badge.UndoScan;
import metropolis.schemas.common.CommandReply;
import metropolis.schemas.conference.ConferenceAnnounced;
import metropolis.schemas.delegate.DelegatePhoto;
import metropolis.schemas.delegate.DelegateProfile;
import metropolis.schemas.payment.AllocateByHand;
import metropolis.schemas.payment.AllocationReversed;
import metropolis.schemas.payment.BankLineBooked;
import metropolis.schemas.payment.BankLineChargeReversed;
import metropolis.schemas.payment.BankLineCharged;
import metropolis.schemas.payment.BankLineReclaimed;
import metropolis.schemas.payment.BankLineReplaced;
import metropolis.schemas.payment.BankLineSetAside;
import metropolis.schemas.payment.CardAllocationUndone;
import metropolis.schemas.payment.CardCheckoutOpened;
import metropolis.schemas.payment.CardMoneyAllocated;
import metropolis.schemas.payment.CardMoneyReceived;
import metropolis.schemas.payment.CardMoneyReturned;
import metropolis.schemas.payment.CardNoticeTaken;
import metropolis.schemas.payment.CardPayoutCleared;
import metropolis.schemas.payment.CardPayoutFailed;
import metropolis.schemas.payment.CardPayoutReopened;
import metropolis.schemas.payment.CardPayoutReported;
import metropolis.schemas.payment.ChargeLine;
import metropolis.schemas.payment.ClearCardPayout;
import metropolis.schemas.payment.ClosePeriod;
import metropolis.schemas.payment.CreditInvoice;
import metropolis.schemas.payment.CreditOpened;
import metropolis.schemas.payment.CreditReversed;
import metropolis.schemas.payment.CsvProfileDropped;
import metropolis.schemas.payment.CsvProfileKept;
import metropolis.schemas.payment.DecideProposal;
import metropolis.schemas.payment.DropCsvProfile;
import metropolis.schemas.payment.DropPaymentOrder;
import metropolis.schemas.payment.FailCardPayout;
import metropolis.schemas.payment.GroupInvoiceIssued;
import metropolis.schemas.payment.ImportFile;
import metropolis.schemas.payment.ImportStatement;
import metropolis.schemas.payment.InvoiceCancelled;
import metropolis.schemas.payment.InvoiceIssued;
import metropolis.schemas.payment.InvoiceReaddressed;
import metropolis.schemas.payment.InvoiceReminded;
import metropolis.schemas.payment.InvoiceReopened;
import metropolis.schemas.payment.InvoiceSettled;
import metropolis.schemas.payment.InvoiceWaived;
import metropolis.schemas.payment.IssueGroupInvoice;
import metropolis.schemas.payment.IssueReminders;
import metropolis.schemas.payment.KeepCsvProfile;
import metropolis.schemas.payment.LinkRefund;
import metropolis.schemas.payment.MakePaymentOrder;
import metropolis.schemas.payment.OpenCardCheckout;
import metropolis.schemas.payment.OpenCredit;
import metropolis.schemas.payment.PaymentAllocated;
import metropolis.schemas.payment.PaymentOrderDropped;
import metropolis.schemas.payment.PaymentOrderMade;
import metropolis.schemas.payment.PaymentOrderSent;
import metropolis.schemas.payment.PeriodClosed;
import metropolis.schemas.payment.ProposeRefund;
import metropolis.schemas.payment.ReaddressInvoice;
import metropolis.schemas.payment.ReclaimLine;
import metropolis.schemas.payment.RefundApproved;
import metropolis.schemas.payment.RefundChargesBorne;
import metropolis.schemas.payment.RefundConfirmed;
import metropolis.schemas.payment.RefundLine;
import metropolis.schemas.payment.RefundProposed;
import metropolis.schemas.payment.RefundRefused;
import metropolis.schemas.payment.RefundReturned;
import metropolis.schemas.payment.RefundUnlinked;
import metropolis.schemas.payment.RefundWithdrawn;
import metropolis.schemas.payment.ReopenCardPayout;
import metropolis.schemas.payment.ReportCardPayout;
import metropolis.schemas.payment.ReverseAllocation;
import metropolis.schemas.payment.ReverseCredit;
import metropolis.schemas.payment.ReverseWaiver;
import metropolis.schemas.payment.SendPaymentOrder;
import metropolis.schemas.payment.SetAsideLine;
import metropolis.schemas.payment.SplitLine;
import metropolis.schemas.payment.StageUpload;
import metropolis.schemas.payment.StatementImported;
import metropolis.schemas.payment.TakeCardNotice;
import metropolis.schemas.payment.TakeOutOfGroup;
import metropolis.schemas.payment.TakeUpload;
import metropolis.schemas.payment.UnlinkRefund;
import metropolis.schemas.payment.WaiveInvoice;
import metropolis.schemas.payment.WaiverProposed;
import metropolis.schemas.payment.WaiverRefused;
import metropolis.schemas.payment.WaiverReversed;
import metropolis.schemas.payment.WithdrawRefund;
import metropolis.schemas.registration.AnnounceConference;
import metropolis.schemas.registration.ApproveRegistration;
import metropolis.schemas.registration.CancelRegistration;
import metropolis.schemas.registration.ChangeProfile;
import metropolis.schemas.registration.ChooseSessions;
import metropolis.schemas.registration.ConfirmationWithdrawn;
import metropolis.schemas.registration.EraseRegistration;
import metropolis.schemas.registration.PlaceQueued;
import metropolis.schemas.registration.ProfileChanged;
import metropolis.schemas.registration.RefuseRegistration;
import metropolis.schemas.registration.RegistrationAccepted;
import metropolis.schemas.registration.RegistrationApproved;
import metropolis.schemas.registration.RegistrationCancelled;
import metropolis.schemas.registration.RegistrationConfirmed;
import metropolis.schemas.registration.RegistrationErased;
import metropolis.schemas.registration.RegistrationRefused;
import metropolis.schemas.registration.RegistrationSubmitted;
import metropolis.schemas.registration.RemovePhoto;
import metropolis.schemas.registration.SeatGranted;
import metropolis.schemas.registration.SeatQueued;
import metropolis.schemas.registration.SeatReleased;
import metropolis.schemas.registration.SessionsChosen;
import metropolis.schemas.registration.SetPhoto;
import metropolis.schemas.registration.SubmitRegistration;

/** Every topic that services write or read. Internal topics of Kafka Streams are not listed. */
public final class Topics {

  /** Writers, by the name of the service. */
  public static final String REGISTRATION = "registration";

  public static final String PAYMENT = "payment";
  public static final String BADGE = "badge";

  /**
   * Partitions of every topic unless the cluster was set up with another count; fixed for the life
   * of a cluster, since it decides where a conference lives.
   */
  public static final int PARTITIONS = 4;

  /** Commands carry persons, and so do unreadable ones: both are gone after this. */
  public static final Duration COMMAND_RETENTION = Duration.ofHours(24);

  public static final Topic CONFERENCES =
      new Topic(
          "conferences",
          REGISTRATION,
          Cleanup.COMPACT,
          Duration.ofDays(1),
          List.of(ConferenceAnnounced.class));

  public static final Topic DELEGATES =
      new Topic(
          "delegates",
          REGISTRATION,
          Cleanup.COMPACT,
          Duration.ofHours(12),
          List.of(DelegateProfile.class));

  /** Portraits, beside the persons since only badges and their desks want them. */
  public static final Topic DELEGATE_PHOTOS =
      new Topic(
          "delegate-photos",
          REGISTRATION,
          Cleanup.COMPACT,
          Duration.ofHours(12),
          List.of(DelegatePhoto.class));

  public static final Topic REGISTRATION_COMMANDS =
      new Topic(
          "registration-commands",
          REGISTRATION,
          Cleanup.DELETE,
          COMMAND_RETENTION,
          List.of(
              AnnounceConference.class,
              SubmitRegistration.class,
              ApproveRegistration.class,
              RefuseRegistration.class,
              CancelRegistration.class,
              ChangeProfile.class,
              ChooseSessions.class,
              SetPhoto.class,
              RemovePhoto.class,
              EraseRegistration.class));

  public static final Topic REGISTRATION_EVENTS =
      new Topic(
          "registration-events",
          REGISTRATION,
          Cleanup.DELETE,
          FOR_EVER,
          List.of(
              RegistrationSubmitted.class,
              RegistrationApproved.class,
              RegistrationRefused.class,
              PlaceQueued.class,
              RegistrationAccepted.class,
              RegistrationConfirmed.class,
              ConfirmationWithdrawn.class,
              RegistrationCancelled.class,
              SessionsChosen.class,
              SeatGranted.class,
              SeatQueued.class,
              SeatReleased.class,
              ProfileChanged.class,
              RegistrationErased.class));

  public static final Topic REGISTRATION_REPLIES = replies(REGISTRATION);

  public static final Topic PAYMENT_COMMANDS =
      new Topic(
          "payment-commands",
          PAYMENT,
          Cleanup.DELETE,
          COMMAND_RETENTION,
          List.of(
              ImportStatement.class,
              ImportFile.class,
              StageUpload.class,
              TakeUpload.class,
              AllocateByHand.class,
              ReverseAllocation.class,
              WaiveInvoice.class,
              ReverseWaiver.class,
              SetAsideLine.class,
              SplitLine.class,
              ClosePeriod.class,
              ChargeLine.class,
              ReclaimLine.class,
              ReaddressInvoice.class,
              IssueGroupInvoice.class,
              TakeOutOfGroup.class,
              IssueReminders.class,
              KeepCsvProfile.class,
              DropCsvProfile.class,
              OpenCardCheckout.class,
              TakeCardNotice.class,
              ReportCardPayout.class,
              ClearCardPayout.class,
              ReopenCardPayout.class,
              FailCardPayout.class,
              OpenCredit.class,
              CreditInvoice.class,
              ReverseCredit.class,
              ProposeRefund.class,
              DecideProposal.class,
              WithdrawRefund.class,
              MakePaymentOrder.class,
              SendPaymentOrder.class,
              DropPaymentOrder.class,
              LinkRefund.class,
              UnlinkRefund.class,
              RefundLine.class));

  public static final Topic PAYMENT_EVENTS =
      new Topic(
          "payment-events",
          PAYMENT,
          Cleanup.DELETE,
          FOR_EVER,
          List.of(
              InvoiceIssued.class,
              InvoiceCancelled.class,
              StatementImported.class,
              BankLineBooked.class,
              BankLineReplaced.class,
              PaymentAllocated.class,
              AllocationReversed.class,
              InvoiceWaived.class,
              WaiverReversed.class,
              BankLineSetAside.class,
              BankLineCharged.class,
              BankLineChargeReversed.class,
              BankLineReclaimed.class,
              InvoiceSettled.class,
              InvoiceReopened.class,
              InvoiceReaddressed.class,
              GroupInvoiceIssued.class,
              InvoiceReminded.class,
              PeriodClosed.class,
              CsvProfileKept.class,
              CsvProfileDropped.class,
              CardCheckoutOpened.class,
              CardNoticeTaken.class,
              CardMoneyReceived.class,
              CardMoneyReturned.class,
              CardMoneyAllocated.class,
              CardAllocationUndone.class,
              CardPayoutReported.class,
              CardPayoutCleared.class,
              CardPayoutReopened.class,
              CardPayoutFailed.class,
              CreditOpened.class,
              CreditReversed.class,
              RefundProposed.class,
              RefundApproved.class,
              RefundRefused.class,
              RefundWithdrawn.class,
              PaymentOrderMade.class,
              PaymentOrderSent.class,
              PaymentOrderDropped.class,
              RefundConfirmed.class,
              RefundReturned.class,
              RefundChargesBorne.class,
              RefundUnlinked.class,
              WaiverProposed.class,
              WaiverRefused.class));

  public static final Topic PAYMENT_REPLIES = replies(PAYMENT);

  public static final Topic BADGE_COMMANDS =
      new Topic(
          "badge-commands",
          BADGE,
          Cleanup.DELETE,
          COMMAND_RETENTION,
          List.of(
              ReissueBadge.class,
              RevokeBadge.class,
              PrintBadge.class,
              HandOverBadge.class,
              ReturnBadge.class,
              StartPrintRun.class,
              DrawPrintRun.class,
              ConfirmPrintRun.class,
              EndPrintRun.class,
              QueuePrintJob.class,
              AdvancePrintJob.class,
              RecordScan.class,
              UndoScan.class,
              OverrideScan.class,
              ResolveConflict.class,
              ReleaseSeats.class,
              InviteDevice.class,
              EnrolDevice.class,
              RevokeDevice.class,
              ReportDevice.class));

  public static final Topic BADGE_EVENTS =
      new Topic(
          "badge-events",
          BADGE,
          Cleanup.DELETE,
          FOR_EVER,
          List.of(
              BadgeIssued.class,
              BadgeRevoked.class,
              BadgePrinted.class,
              BadgeHandedOver.class,
              BadgeReturned.class,
              BadgeWentStale.class,
              PrintRunStarted.class,
              PrintRunDrawn.class,
              PrintRunEnded.class,
              PrintJobQueued.class,
              PrintJobSent.class,
              PrintJobEnded.class));

  public static final Topic CHECK_IN_EVENTS =
      new Topic(
          "check-in-events",
          BADGE,
          Cleanup.DELETE,
          FOR_EVER,
          List.of(
              CheckInRecorded.class,
              CheckInUndone.class,
              ScanOverridden.class,
              ConflictResolved.class,
              SeatForfeited.class,
              DeviceEnrolled.class,
              DeviceRevoked.class));

  public static final Topic BADGE_REPLIES = replies(BADGE);

  private Topics() {}

  /** All of them. */
  public static List<Topic> all() {
    return List.of(
        CONFERENCES,
        DELEGATES,
        DELEGATE_PHOTOS,
        REGISTRATION_COMMANDS,
        REGISTRATION_EVENTS,
        REGISTRATION_REPLIES,
        PAYMENT_COMMANDS,
        PAYMENT_EVENTS,
        PAYMENT_REPLIES,
        BADGE_COMMANDS,
        BADGE_EVENTS,
        CHECK_IN_EVENTS,
        BADGE_REPLIES,
        deadLetters(REGISTRATION),
        deadLetters(PAYMENT),
        deadLetters(BADGE));
  }

  /** Where a service puts records that it cannot read, as they came; headers say why and whence. */
  public static Topic deadLetters(String service) {
    return new Topic(
        service + "-dead-letters", service, Cleanup.DELETE, COMMAND_RETENTION, List.of());
  }

  private static Topic replies(String service) {
    return new Topic(
        service + "-replies",
        service,
        Cleanup.DELETE,
        Duration.ofHours(1),
        List.of(CommandReply.class));
  }
}
