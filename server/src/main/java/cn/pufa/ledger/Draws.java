package cn.pufa.ledger;

import cn.pufa.audit.Commands;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import com.google.gson.JsonObject;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/** Draws objects and inspectors once, with a seed that nobody chose (双随机). */
final class Draws {

  private static final String KIND = "inspection";
  private static final int SEED_BYTES = 32;
  private static final int NAME = 100;

  private record Draft(
      String number,
      String title,
      String matter,
      List<String> objects,
      List<String> inspectors,
      int objectsDrawn,
      int inspectorsEach) {

    EntryDraft entry(LocalDate today) {
      var values = new JsonObject();
      values.addProperty("matter", matter);
      return new EntryDraft(KIND, number, title, null, null, today, values);
    }

    Draw draw(String seed) {
      return new Draw(Draw.ALGORITHM, seed, objects, inspectors, objectsDrawn, inspectorsEach);
    }
  }

  private final Commands commands;
  private final Kinds kinds;
  private final Shelf shelf;
  private final LedgerDesk desk;
  private final BusinessClock clock;
  private final SecureRandom random = new SecureRandom();

  Draws(Commands commands, Kinds kinds, Shelf shelf, LedgerDesk desk, BusinessClock clock) {
    this.commands = commands;
    this.kinds = kinds;
    this.shelf = shelf;
    this.desk = desk;
    this.clock = clock;
  }

  Answer draw(Request request) {
    Draft draft = request.body(Draft.class);
    Kind kind = kinds.kind(KIND);
    EntryDraft entryDraft = draft.entry(clock.today());
    List<Problem.Field> faults = new ArrayList<>(shelf.faults(kind, entryDraft));
    names(draft.objects(), "/objects", faults);
    names(draft.inspectors(), "/inspectors", faults);
    enough(draft.objectsDrawn(), draft.objects(), "/objectsDrawn", faults);
    enough(draft.inspectorsEach(), draft.inspectors(), "/inspectorsEach", faults);
    LedgerDesk.requireNone(faults);
    return commands.run(
        request,
        tx -> {
          desk.requireFree(tx, kind, draft.number());
          Entry entry = shelf.put(tx, kind, entryDraft, LedgerDesk.officer(request), List.of());
          DrawStore.insert(tx, entry.id(), draft.draw(seed()));
          return desk.done(tx, request, entry.id(), Answer::created);
        });
  }

  private static void names(List<String> names, String pointer, List<Problem.Field> faults) {
    Set<String> seen = new HashSet<>();
    for (int at = 0; at < names.size(); at++) {
      String place = pointer + "/" + at;
      if (!seen.add(names.get(at).strip())) {
        faults.add(new Problem.Field(place, "名单里有重复"));
      } else {
        Fields.text(names.get(at), NAME)
            .ifPresent(words -> faults.add(new Problem.Field(place, words)));
      }
    }
  }

  private static void enough(
      int wanted, List<String> names, String pointer, List<Problem.Field> faults) {
    if (wanted > names.size()) {
      faults.add(new Problem.Field(pointer, "名单里只有 %d 个".formatted(names.size())));
    }
  }

  private String seed() {
    byte[] seed = new byte[SEED_BYTES];
    random.nextBytes(seed);
    return HexFormat.of().formatHex(seed);
  }
}
