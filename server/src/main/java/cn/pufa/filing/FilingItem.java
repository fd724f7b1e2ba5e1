package cn.pufa.filing;

import cn.pufa.annualreport.Receipt;
import cn.pufa.annualreport.Term;
import com.google.gson.annotations.SerializedName;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;

/** One line of what an organisation has to file. */
record FilingItem(
    UUID organization,
    String organizationName,
    UUID campaign,
    int year,
    LocalDate opensOn,
    LocalDate consentDue,
    LocalDate due,
    String dueExplanation,
    boolean receiving,
    String state,
    UUID filing,
    @SerializedName("return") UUID returned,
    String number) {

  private static final String NOT_STARTED = "not_started";
  private static final String RECEIVED = "received";

  /**
   * @param filing null where none was begun, @param receipt null where none was received
   */
  static FilingItem of(String name, Term term, Filing filing, Receipt receipt) {
    return new FilingItem(
        term.organization(),
        name,
        term.campaign(),
        term.year(),
        term.opensOn(),
        term.consentDue().due(),
        term.due().due(),
        term.due().explanation(),
        term.receiving(),
        state(filing, receipt),
        filing == null ? null : filing.id(),
        receipt == null ? null : receipt.id(),
        receipt == null ? null : receipt.number());
  }

  /** A year may be received elsewhere: on paper, or for another campaign. */
  private static String state(Filing filing, Receipt receipt) {
    if (receipt != null && (filing == null || !receipt.id().equals(filing.id()))) {
      return RECEIVED;
    }
    return filing == null ? NOT_STARTED : filing.state().name().toLowerCase(Locale.ROOT);
  }
}
