package cn.pufa.wording;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.identity.Meanwhile;
import cn.pufa.law.ArticleRef;
import cn.pufa.law.Citations;
import cn.pufa.platform.PlainText;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Writing, changing and retiring templates. Nothing faulty is ever kept. */
final class TemplateDesk {

  private record Retirement(String reason) {}

  private final Commands commands;
  private final Citations citations;
  private final TemplateViews views;
  private final Filling filling;
  private final BusinessClock clock;
  private final String division;

  TemplateDesk(
      Commands commands,
      Citations citations,
      TemplateViews views,
      Filling filling,
      BusinessClock clock,
      String division) {
    this.commands = commands;
    this.citations = citations;
    this.views = views;
    this.filling = filling;
    this.clock = clock;
    this.division = division;
  }

  Answer create(Request request) {
    var draft = request.body(TemplateDraft.class);
    requireSound(draft);
    return commands.run(
        request,
        tx -> {
          UUID id = UUID.randomUUID();
          add(tx, id, null, draft, request.caller().person());
          return outcome(id, Answer.created(view(tx, id)));
        });
  }

  Answer change(Request request) {
    UUID id = request.id("template");
    var draft = request.body(TemplateDraft.class);
    requireSound(draft);
    return commands.run(
        request,
        tx -> {
          Template template = lock(tx, id);
          requireUnchanged(tx, template, draft.after());
          Instant now = clock.now();
          int version = template.version() + 1;
          write(tx, id, version, draft, request.caller().person(), now);
          TemplateStore.changed(tx, id, version, now);
          return outcome(id, Answer.created(view(tx, id)));
        });
  }

  Answer retire(Request request) {
    UUID id = request.id("template");
    String reason = request.body(Retirement.class).reason();
    return commands.run(
        request,
        tx -> {
          lock(tx, id);
          TemplateStore.retire(tx, id, clock.now(), reason);
          citations.register(tx, subject(id), List.of());
          return new Outcome("template/" + id, reason, (Answer.Json) Answer.ok(view(tx, id)));
        });
  }

  /** False where one with the code is there already. */
  boolean add(Tx tx, UUID id, String code, TemplateDraft draft, UUID writer) {
    Instant now = clock.now();
    boolean added =
        TemplateStore.insert(tx, id, division, code, draft.title(), draft.purpose(), now);
    if (added) {
      write(tx, id, 1, draft, writer, now);
    }
    return added;
  }

  private void write(Tx tx, UUID id, int version, TemplateDraft draft, UUID writer, Instant now) {
    List<ArticleRef> cited =
        draft.citations().stream().flatMap(one -> inForce(one).stream()).toList();
    TemplateStore.insertVersion(
        tx,
        new TemplateVersion(
            id, version, draft.placeholders(), draft.forms(), cited, draft.note(), writer, now));
    citations.register(tx, subject(id), cited);
  }

  private static Citations.Subject subject(UUID id) {
    return new Citations.Subject(TemplateViews.FEATURE, id.toString());
  }

  private Optional<ArticleRef> inForce(TemplateDraft.Citation citation) {
    return citations.inForce(citation.statute(), citation.article());
  }

  void requireSound(TemplateDraft draft) {
    List<Problem.Field> faults = faults(draft);
    if (!faults.isEmpty()) {
      throw Problem.invalid(faults);
    }
  }

  /** All that is wrong with it, not only the first. */
  List<Problem.Field> faults(TemplateDraft draft) {
    List<Problem.Field> faults =
        new ArrayList<>(TemplateCheck.faults(filling, draft.placeholders(), draft.forms()));
    if (draft.title() != null && !PlainText.isOneLine(draft.title())) {
      faults.add(new Problem.Field("/title", "只能写一行文字"));
    }
    for (int place = 0; place < draft.citations().size(); place++) {
      if (inForce(draft.citations().get(place)).isEmpty()) {
        faults.add(new Problem.Field("/citations/" + place, "没有这一条，或者它已经不再有效"));
      }
    }
    return faults;
  }

  private Template lock(Tx tx, UUID id) {
    Template template = TemplateStore.lock(tx, division, id).orElseThrow(Problem::notFound);
    if (template.retiredAt() != null) {
      throw Problem.conflict("这个模板已经停用。");
    }
    return template;
  }

  /** Two people who change it at once would else undo each other without knowing. */
  private static void requireUnchanged(Tx tx, Template template, Integer after) {
    if (after != null) {
      Meanwhile.requireSeen(
          tx,
          after,
          template.version(),
          template.changedAt(),
          "template/" + template.id(),
          "addTemplateVersion");
    }
  }

  private TemplateViews.Whole view(Tx tx, UUID id) {
    return views.whole(tx, TemplateStore.byId(tx, division, id).orElseThrow());
  }

  private static Outcome outcome(UUID id, Answer answer) {
    return Outcome.of("template/" + id, answer);
  }
}
