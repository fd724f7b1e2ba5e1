package cn.pufa.publication;

import cn.pufa.platform.db.Tx;
import java.util.Locale;

/** Whether a number on a paper is ours. */
final class Verification {

  /**
   * @param kind organization, publication or unknown
   */
  record Verified(String kind, String message, String number, String title, String sha256) {}

  private static final String CREDIT_CODE = "[0-9A-Z]{18}";

  private final PublicRegister register;
  private final PublicBatches batches;

  Verification(PublicRegister register, PublicBatches batches) {
    this.register = register;
    this.batches = batches;
  }

  Verified of(Tx tx, String typed) {
    String number = typed.replace(" ", "").toUpperCase(Locale.ROOT);
    String code = number.replace("-", "");
    if (code.matches(CREDIT_CODE)) {
      return register
          .organization(tx, code)
          .map(Verification::organization)
          .orElseGet(this::unknown);
    }
    return batches.batch(tx, number).map(Verification::publication).orElseGet(this::unknown);
  }

  private static Verified organization(PublicRegister.Whole one) {
    return new Verified(
        "organization",
        "本局登记的社会组织。" + String.join("", one.words()),
        one.creditCode(),
        one.name(),
        null);
  }

  private static Verified publication(PublicBatches.Whole one) {
    String when = Facts.day(one.head().publishedOn());
    String message =
        one.head().state() == Batch.State.WITHDRAWN
            ? "本局%s公示，%s撤下。".formatted(when, Facts.day(one.withdrawnOn()))
            : "本局%s公示，共%d项，现在有效。".formatted(when, one.head().items());
    return new Verified(
        "publication", message, one.head().number(), one.head().title(), one.sha256());
  }

  private Verified unknown() {
    return new Verified("unknown", "没有查到这个编号。请核对编号，或者联系民政局。", null, null, null);
  }
}
