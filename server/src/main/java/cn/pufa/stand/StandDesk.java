package cn.pufa.stand;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.content.QuizBank;
import cn.pufa.needs.StandQuestions;
import cn.pufa.outreach.PufaEvents;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Reach;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.platform.wechat.PageCodes;
import cn.pufa.stand.Stand.State;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;

/** Preparing a stand, letting people answer, filing it, and writing down what is asked there. */
final class StandDesk {

  private record Chosen(String card, int question) {}

  private record Choice(List<Chosen> items) {}

  private record Filing(UUID event) {}

  private record Asked(String text, String topic) {}

  /**
   * @param address of the page that shows the answer, null where the bureau has not said its own
   */
  private record Slip(String code, String address, StandQuestions.Asked question) {}

  private static final String ANSWER_PAGE = "packages/needs/mine?code=";
  private static final int TOWNSHIP_DIGITS = 9;

  private final Commands commands;
  private final PufaEvents events;
  private final QuizBank bank;
  private final StandQuestions questions;
  private final PageCodes codes;
  private final StandViews views;
  private final BusinessClock clock;

  StandDesk(
      Commands commands,
      PufaEvents events,
      QuizBank bank,
      StandQuestions questions,
      PageCodes codes,
      StandViews views,
      BusinessClock clock) {
    this.commands = commands;
    this.events = events;
    this.bank = bank;
    this.questions = questions;
    this.codes = codes;
    this.views = views;
    this.clock = clock;
  }

  Answer create(Request request) {
    var draft = request.body(Stand.Draft.class);
    if (draft.heldOn().isBefore(clock.today())) {
      throw Problem.invalid("/heldOn", "这一天已经过去了，请选今天或者以后的日期。");
    }
    if (!bank.hasTopic(draft.topic())) {
      throw Problem.invalid("/topic", "没有这个主题");
    }
    String division = events.division(draft.division(), request.reach());
    return commands.run(
        request,
        tx -> {
          UUID id = StandStore.insert(tx, draft, division, clock.now());
          Stand stand = StandStore.byId(tx, Reach.ALL, id).orElseThrow();
          return Outcome.of(Stand.record(id), Answer.created(views.view(stand)));
        });
  }

  Answer choose(Request request) {
    List<Stand.Item> items = items(request.body(Choice.class).items());
    return change(
        request,
        (tx, stand) -> {
          if (stand.state(clock.today()) != State.PREPARED) {
            throw Problem.conflict("已经开始答题或者已经结束，题目不能再换。");
          }
          StandStore.choose(tx, stand.id(), items);
        });
  }

  private List<Stand.Item> items(List<Chosen> chosen) {
    List<Stand.Item> items = new ArrayList<>();
    List<Problem.Field> faults = new ArrayList<>();
    for (int place = 0; place < chosen.size(); place++) {
      Chosen one = chosen.get(place);
      String pointer = "/items/" + place;
      if (chosen.subList(0, place).contains(one)) {
        faults.add(new Problem.Field(pointer, "这一题前面已经选过"));
        continue;
      }
      bank.item(one.card(), one.question())
          .ifPresentOrElse(
              item -> items.add(Stand.Item.of(item)),
              () -> faults.add(new Problem.Field(pointer, "没有这一题，或者它的依据正在核对，请换一题")));
    }
    if (!faults.isEmpty()) {
      throw Problem.invalid(faults);
    }
    return items;
  }

  Answer open(Request request) {
    return change(
        request,
        (tx, stand) -> {
          requireReady(tx, stand);
          StandStore.open(tx, stand.id(), clock.now());
        });
  }

  private void requireReady(Tx tx, Stand stand) {
    LocalDate today = clock.today();
    if (stand.state(today) != State.PREPARED) {
      throw Problem.conflict("已经开始答题或者已经结束，不能再开始。");
    }
    if (!stand.heldOn().equals(today)) {
      throw Problem.conflict("还没有到现场那一天，当天才能开始答题。");
    }
    List<Stand.Item> items = StandStore.items(tx, stand.id());
    if (items.isEmpty()) {
      throw Problem.conflict("还没有选题，请先选三道题。");
    }
    for (int place = 0; place < items.size(); place++) {
      if (items.get(place).today(bank).isEmpty()) {
        throw Problem.conflict("第 %d 题已经改了或者依据有变化，请重新选题。".formatted(place + 1));
      }
    }
  }

  Answer close(Request request) {
    return change(
        request,
        (tx, stand) -> {
          if (stand.state(clock.today()) != State.OPEN) {
            throw Problem.conflict("现在没有在答题。");
          }
          StandStore.close(tx, stand.id(), clock.now());
        });
  }

  Answer file(Request request) {
    UUID event = request.body(Filing.class).event();
    return change(
        request,
        (tx, stand) -> {
          Optional<LocalDate> held = events.heldOn(tx, request.reach(), event);
          if (held.isEmpty()) {
            throw Problem.invalid("/event", "没有这场活动");
          }
          if (!held.get().equals(stand.heldOn())) {
            throw Problem.invalid("/event", "这场活动不是同一天办的");
          }
          StandStore.file(tx, stand.id(), event);
        });
  }

  private Answer change(Request request, BiConsumer<Tx, Stand> change) {
    UUID id = request.id("stand");
    return commands.run(
        request,
        tx -> {
          Stand stand = StandStore.lock(tx, request.reach(), id).orElseThrow(Problem::notFound);
          change.accept(tx, stand);
          Stand changed = StandStore.byId(tx, request.reach(), id).orElseThrow();
          return Outcome.of(Stand.record(id), Answer.ok(views.whole(tx, changed)));
        });
  }

  /** Takes no key: the kept answer would be a second copy of the code. */
  Answer ask(Request request) {
    UUID id = request.id("stand");
    var asked = request.body(Asked.class);
    return commands.run(
        request,
        tx -> {
          Stand stand = StandStore.byId(tx, request.reach(), id).orElseThrow(Problem::notFound);
          if (stand.heldOn().isAfter(clock.today())) {
            throw Problem.conflict("还没有到现场那一天，当天起才能记提问。");
          }
          String topic = Objects.requireNonNullElse(asked.topic(), stand.topic());
          var slip = questions.ask(tx, id, asked.text(), topic, township(stand));
          return Outcome.of("question/" + slip.question().id(), Answer.created(slip(slip)));
        });
  }

  private Slip slip(StandQuestions.Slip slip) {
    String address = codes.address(ANSWER_PAGE + slip.code()).orElse(null);
    return new Slip(slip.code(), address, slip.question());
  }

  /** Null for a stand of the whole county. */
  private static String township(Stand stand) {
    return stand.division().length() < TOWNSHIP_DIGITS
        ? null
        : stand.division().substring(0, TOWNSHIP_DIGITS);
  }
}
