package cn.pufa.app.demo;

import cn.pufa.identity.Divisions;
import cn.pufa.needs.StandQuestions;
import cn.pufa.outreach.PufaEventDraft;
import cn.pufa.platform.db.Tx;
import cn.pufa.stand.Stands;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** The stand of the demo's first event: what was known before and after, and two questions. */
public final class DemoStands {

  private final Stands stands;
  private final StandQuestions questions;
  private final Divisions divisions;

  public DemoStands(Stands stands, StandQuestions questions, Divisions divisions) {
    this.stands = stands;
    this.questions = questions;
    this.divisions = divisions;
  }

  /**
   * @param events those of {@link DemoEvents}, in their order
   */
  void add(Tx tx, List<UUID> events) {
    PufaEventDraft event = DemoEvents.ALL.getFirst();
    Instant noon = event.heldOn().atTime(4, 0).toInstant(ZoneOffset.UTC);
    var past =
        new Stands.Past(
            "演示·民法典宣传台",
            event.heldOn(),
            "marriage",
            events.getFirst(),
            46,
            List.of(21, 17, 25),
            38,
            List.of(31, 27, 33));
    UUID stand = stands.record(tx, past, divisions.county().code(), noon);
    questions.recordPast(tx, stand, "演示：结婚登记要不要交钱？", "marriage", noon, "演示：不收钱。结婚登记不收任何费用。");
    questions.recordPast(tx, stand, "演示：离婚证弄丢了，去哪里补？", "marriage", noon, null);
  }
}
