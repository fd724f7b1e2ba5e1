package cn.pufa.review;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.filing.Filings;
import cn.pufa.filing.FormCell;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Typing from a return on paper what the rules look at (纸质年报录入); the scan stays the material. */
final class PaperFigures {

  private record Draft(JsonObject cells) {}

  private final Commands commands;
  private final Claims claims;
  private final Assembly assembly;
  private final Filings filings;
  private final ReviewViews views;
  private final BusinessClock clock;

  PaperFigures(
      Commands commands,
      Claims claims,
      Assembly assembly,
      Filings filings,
      ReviewViews views,
      BusinessClock clock) {
    this.commands = commands;
    this.claims = claims;
    this.assembly = assembly;
    this.filings = filings;
    this.views = views;
    this.clock = clock;
  }

  /** All that is typed takes the place of what was typed before. */
  Answer type(Request request) {
    JsonObject cells = request.body(Draft.class).cells();
    UUID person = request.caller().person();
    return commands.run(
        request,
        tx -> {
          Review review = claims.hold(tx, request);
          if (PaperStore.of(tx, review.id()).isEmpty()) {
            throw Problem.conflict("这份年报是在网上填的，内容已经在系统里，不用录入。");
          }
          requireSound(tx, review, cells);
          PaperStore.type(tx, review.id(), cells, person, clock.now());
          claims.refresh(tx, review);
          return Outcome.of(
              Review.record(review.id()), Answer.ok(views.row(tx, review.id(), person)));
        });
  }

  private void requireSound(Tx tx, Review review, JsonObject cells) {
    Map<String, FormCell> known =
        assembly.typable(tx, review).stream()
            .collect(Collectors.toMap(FormCell::code, Function.identity()));
    List<Problem.Field> faults = new ArrayList<>();
    cells
        .entrySet()
        .forEach(
            cell -> {
              String pointer = "/cells/" + cell.getKey();
              FormCell form = known.get(cell.getKey());
              faults.addAll(
                  form == null
                      ? List.of(new Problem.Field(pointer, "这一格没有规则要看，不用录入"))
                      : filings.faults(form, cell.getValue(), pointer));
            });
    if (!faults.isEmpty()) {
      throw Problem.invalid(faults);
    }
  }
}
