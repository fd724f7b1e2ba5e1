package cn.pufa.needs;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.identity.Contact;
import cn.pufa.identity.People;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;

/** Topics asked much and covered little become tasks for editors (选题). */
final class Proposals {

  private record View(
      UUID id,
      String month,
      String topic,
      String topicName,
      String title,
      int asked,
      int covered,
      List<String> phrases,
      Proposal.State state,
      Instant proposedAt,
      String takenBy,
      Instant takenAt,
      Instant closedAt,
      String reason,
      String card) {}

  private record Page(int total, List<View> items) {}

  private record Closing(String reason, String card) {}

  private static final int OF_MONTH = 3;

  /** Whose signals say what is to be written. */
  private static final int MONTHS_HEARD = 3;

  /** From then on the next month is planned. */
  private static final int PLANNING_DAY = 20;

  private final Database database;
  private final Commands commands;
  private final People people;
  private final Published published;
  private final Places places;
  private final Board board;
  private final BusinessClock clock;
  private final String division;

  Proposals(
      Database database,
      Commands commands,
      People people,
      Published published,
      Places places,
      Board board,
      BusinessClock clock,
      String division) {
    this.database = database;
    this.commands = commands;
    this.people = people;
    this.published = published;
    this.places = places;
    this.board = board;
    this.clock = clock;
    this.division = division;
  }

  /** For this month, and near its end for the next; every node may, since each topic comes once. */
  void propose() {
    YearMonth month = YearMonth.from(clock.today());
    propose(month);
    if (clock.today().getDayOfMonth() >= PLANNING_DAY) {
      propose(month.plusMonths(1));
    }
  }

  private void propose(YearMonth month) {
    List<Proposal.Fresh> fresh = database.read(tx -> fresh(tx, month));
    if (!fresh.isEmpty()) {
      database.run(
          tx -> {
            for (Proposal.Fresh one : fresh) {
              if (ProposalStore.insert(tx, division, month.atDay(1), one, clock.now())) {
                commands.append(
                    tx, "system", "proposeTopic", "topic/" + one.topic(), month.toString(), "-");
              }
            }
          });
    }
  }

  private List<Proposal.Fresh> fresh(Tx tx, YearMonth month) {
    Set<String> known = ProposalStore.known(tx, division, month.atDay(1));
    List<Proposal.Fresh> fresh = new ArrayList<>();
    for (Board.Coverage one : board.coverageBefore(tx, month, MONTHS_HEARD)) {
      boolean needed = one.asked() > 0 && (one.gap() > 0 || one.covered() == 0);
      if (needed && fresh.size() + known.size() < OF_MONTH && !known.contains(one.topic())) {
        List<String> phrases = board.phrasesBefore(tx, month, MONTHS_HEARD, one.topic());
        fresh.add(
            new Proposal.Fresh(
                one.topic(), one.asked(), one.covered(), phrases, known.size() + fresh.size()));
      }
    }
    return fresh;
  }

  Answer list(Request request) {
    String state = request.text("state");
    return Answer.ok(
        database.read(
            tx ->
                new Page(
                    ProposalStore.count(tx, division, state),
                    views(tx, ProposalStore.page(tx, division, state, request.page())))));
  }

  Answer take(Request request) {
    return change(
        request,
        (tx, proposal) -> {
          if (proposal.state() == Proposal.State.TAKEN) {
            throw Problem.conflict("这个选题已经有人领取了。");
          }
          return ProposalStore.take(tx, proposal.id(), request.caller().person(), clock.now());
        },
        null);
  }

  Answer close(Request request) {
    var closing = request.body(Closing.class);
    if (closing.card() != null && published.piece(closing.card()).isEmpty()) {
      throw Problem.invalid("/card", "没有这张卡片，或者它还没有发布");
    }
    return change(
        request,
        (tx, proposal) ->
            ProposalStore.close(tx, proposal.id(), clock.now(), closing.reason(), closing.card()),
        closing.reason());
  }

  private Answer change(Request request, BiFunction<Tx, Proposal, Proposal> change, String reason) {
    UUID id = request.id("proposal");
    return commands.run(
        request,
        tx -> {
          Proposal proposal = ProposalStore.lock(tx, division, id).orElseThrow(Problem::notFound);
          if (proposal.state() == Proposal.State.CLOSED) {
            throw Problem.conflict("这个选题已经关闭。");
          }
          View view = views(tx, List.of(change.apply(tx, proposal))).getFirst();
          return new Outcome("proposal/" + id, reason, (Answer.Json) Answer.ok(view));
        });
  }

  void answered(Tx tx, UUID proposal, String card) {
    ProposalStore.answered(tx, proposal, card, clock.now());
  }

  private List<View> views(Tx tx, List<Proposal> proposals) {
    Map<UUID, Contact> editors =
        people.contacts(
            tx, proposals.stream().map(Proposal::takenBy).filter(Objects::nonNull).toList());
    return proposals.stream().map(one -> view(one, editors)).toList();
  }

  private View view(Proposal one, Map<UUID, Contact> editors) {
    String name = Objects.requireNonNullElse(places.topicName(one.topic()), one.topic());
    Contact editor = one.takenBy() == null ? null : editors.get(one.takenBy());
    return new View(
        one.id(),
        YearMonth.from(one.month()).toString(),
        one.topic(),
        name,
        title(name, one),
        one.asked(),
        one.covered(),
        one.phrases(),
        one.state(),
        one.proposedAt(),
        editor == null ? null : editor.name(),
        one.takenAt(),
        one.closedAt(),
        one.reason(),
        one.card());
  }

  private static String title(String topic, Proposal one) {
    return one.phrases().isEmpty()
        ? topic
        : topic
            + "："
            + String.join("、", one.phrases().subList(0, Math.min(2, one.phrases().size())));
  }
}
