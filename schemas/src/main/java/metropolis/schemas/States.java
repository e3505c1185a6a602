package metropolis.schemas;

import java.util.List;
import metropolis.schemas.badge.state.BadgeHistory;
import metropolis.schemas.badge.state.BearerState;
import metropolis.schemas.badge.state.CheckInState;
import metropolis.schemas.badge.state.DeviceState;
import metropolis.schemas.badge.state.InvitationState;
import metropolis.schemas.badge.state.PrintJobState;
import metropolis.schemas.badge.state.PrintRunState;
import metropolis.schemas.badge.state.ReleaseState;
import metropolis.schemas.badge.state.SeatsState;
import metropolis.schemas.payment.UploadLines;
import metropolis.schemas.payment.state.BankLineState;
import metropolis.schemas.payment.state.CardPaymentState;
import metropolis.schemas.payment.state.CardPayoutState;
import metropolis.schemas.payment.state.CreditState;
import metropolis.schemas.payment.state.CsvProfileState;
import metropolis.schemas.payment.state.ImportState;
import metropolis.schemas.payment.state.InvoiceState;
import metropolis.schemas.payment.state.PayerState;
import metropolis.schemas.payment.state.PaymentOrderState;
import metropolis.schemas.payment.state.PeriodState;
import metropolis.schemas.payment.state.RefundState;
import metropolis.schemas.payment.state.StatementFileState;
import metropolis.schemas.payment.state.UploadPieceState;
import metropolis.schemas.payment.state.UploadState;
import metropolis.schemas.payment.state.WaiverProposalState;
import metropolis.schemas.registration.state.RegistrationState;
import org.apache.avro.specific.SpecificRecord;

/**
 * The records that services keep in their own stores. Nobody else reads them, but they outlive a
 * version of the service as events do, and so evolve by the same rules.
 */
public final class States {

  private States() {}

  /** All of them. */
  public static List<Class<? extends SpecificRecord>> all() {
    return List.of(
        RegistrationState.class,
        BearerState.class,
        SeatsState.class,
        BadgeHistory.class,
        CheckInState.class,
        PrintRunState.class,
        PrintJobState.class,
        InvitationState.class,
        DeviceState.class,
        ReleaseState.class,
        InvoiceState.class,
        BankLineState.class,
        ImportState.class,
        PeriodState.class,
        PayerState.class,
        StatementFileState.class,
        CsvProfileState.class,
        CardPaymentState.class,
        CardPayoutState.class,
        CreditState.class,
        RefundState.class,
        PaymentOrderState.class,
        WaiverProposalState.class,
        UploadPieceState.class,
        UploadState.class,
        UploadLines.class);
  }
}
