package cn.pufa.stand;

import cn.pufa.content.QuizBank;
import cn.pufa.needs.Needs;
import cn.pufa.needs.StandQuestions;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.stand.Gain.Tally;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** Stands as staff see them. */
final class StandViews {

  record View(
      UUID id,
      String title,
      LocalDate heldOn,
      String topic,
      String division,
      Stand.State state,
      UUID event,
      int before,
      int after) {}

  /**
   * @param current whether it may still be asked
   */
  record ItemView(
      String card, String ask, List<String> choices, int right, String why, boolean current) {}

  /**
   * @param items in the order of the questions
   */
  record Result(Gain whole, List<Gain> items, int smallest) {}

  /**
   * @param result null until it may be shown
   */
  record Whole(
      View stand, List<ItemView> items, Result result, List<StandQuestions.Asked> questions) {}

  private final QuizBank bank;
  private final StandQuestions questions;
  private final BusinessClock clock;

  StandViews(QuizBank bank, StandQuestions questions, BusinessClock clock) {
    this.bank = bank;
    this.questions = questions;
    this.clock = clock;
  }

  View view(Stand stand) {
    return new View(
        stand.id(),
        stand.title(),
        stand.heldOn(),
        stand.topic(),
        stand.division(),
        stand.state(clock.today()),
        stand.event(),
        stand.before(),
        stand.after());
  }

  Whole whole(Tx tx, Stand stand) {
    List<Stand.Item> items = StandStore.items(tx, stand.id());
    return new Whole(
        view(stand),
        items.stream().map(this::view).toList(),
        result(tx, stand, items.size()),
        questions.of(tx, stand.id()));
  }

  private ItemView view(Stand.Item item) {
    boolean current = item.today(bank).isPresent();
    return new ItemView(item.card(), item.ask(), item.choices(), item.right(), item.why(), current);
  }

  /** While answers come in, two readings would tell what a single one of them was. */
  private Result result(Tx tx, Stand stand, int items) {
    if (stand.state(clock.today()) != Stand.State.CLOSED) {
      return null;
    }
    List<Tally> tallies = StandStore.tallies(tx, stand.id());
    Gain whole = Gain.of(tallies);
    return whole.isLarge() ? new Result(whole, byItem(tallies, items), Needs.SMALLEST) : null;
  }

  private static List<Gain> byItem(List<Tally> tallies, int items) {
    return IntStream.range(0, items)
        .mapToObj(
            place -> Gain.of(tallies.stream().filter(tally -> tally.place() == place).toList()))
        .toList();
  }
}
