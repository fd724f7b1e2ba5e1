package cn.pufa.creditlist;

import cn.pufa.notice.Notices;
import cn.pufa.notice.Plan;
import cn.pufa.notice.Told;
import cn.pufa.platform.db.Tx;
import cn.pufa.wording.Forms;
import java.util.List;
import java.util.Map;

/**
 * Tells an organisation at once that something was decided about it; the letter is served apart.
 */
record DecisionNews(Notices notices, AgainstListing against, String division) {

  private static final String SOURCE = "credit_list";

  /** Whoever has not read it in five days is called, and then written to. */
  private static final Plan AGAINST = new Plan(List.of("email"), List.of("phone", "letter"), 5);

  private static final Plan IN_FAVOUR = new Plan(List.of("email"), List.of(), null);

  private static final String BODY =
      """
      {organization}：

      民政局已经决定：自{day}起，%s（{number}）。

      您可以这样办：
      看决定书：在普法通“办事”的“我的单位”里打开“告知和名录”，点这一件，下载决定书。民政局另外把决定书送到您单位。
      """;

  private static final String MORE =
      """
      {remedy}
      觉得记错了的：在同一处提出异议。
      已经改正的：在同一处看还差什么，申请移出。
      """;

  /** Once: the move's number is the circular's, and a second of the same fails whole. */
  void tell(Tx tx, MoveLetter letter, Move move, MoveDeed deed, Kind list) {
    String number = letter.letter().documentNumber();
    String subject = "民政局已决定" + deed.title(list);
    String body = BODY.formatted(deed.sentence(list));
    var forms = Forms.plain(subject, deed.isAgainst() ? body + MORE : body);
    notices.open(
        tx,
        new Told(
            move.id(),
            division,
            Told.Kind.STATUTORY,
            SOURCE,
            subject,
            number,
            null,
            null,
            null,
            deed.isAgainst() ? AGAINST : IN_FAVOUR));
    var values =
        Map.of("number", number, "day", letter.letter().dated(), "remedy", against.inShort());
    notices.enqueue(
        tx,
        move.id(),
        forms,
        List.of(new Notices.Recipient(move.organization(), move.name(), values)));
  }
}
