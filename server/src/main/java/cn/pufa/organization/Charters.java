package cn.pufa.organization;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.files.FilePurpose;
import cn.pufa.platform.files.Files;
import cn.pufa.platform.files.StoredFile;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Reach;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

/** Charters (章程) as officers enter and correct them. */
final class Charters {

  record Draft(
      LocalDate approvedOn,
      LocalDate validFrom,
      String purpose,
      List<String> scope,
      int termYears,
      int councilMeetingsPerYear,
      Integer assemblyMeetingsPerYear,
      int councilMin,
      int councilMax,
      UUID file) {}

  private record Correction(int after, String reason, Draft charter) {}

  private record Shown(UUID inForce, List<Charter> items) {}

  private final Database database;
  private final Commands commands;
  private final Files files;
  private final BusinessClock clock;

  Charters(Database database, Commands commands, Files files, BusinessClock clock) {
    this.database = database;
    this.commands = commands;
    this.files = files;
    this.clock = clock;
  }

  Answer list(Request request) {
    return database.read(
        tx -> {
          UUID organization = organization(tx, request);
          UUID inForce =
              CharterStore.inForce(tx, organization, clock.today()).map(Charter::id).orElse(null);
          return Answer.ok(new Shown(inForce, CharterStore.editions(tx, organization)));
        });
  }

  private static UUID organization(Tx tx, Request request) {
    return OrganizationStore.byId(tx, request.reach(), request.id("organization"))
        .orElseThrow(Problem::notFound)
        .id();
  }

  /** Its charters are entered one after the other, so that each sees the days of those before. */
  private static UUID locked(Tx tx, Reach reach, UUID organization) {
    return OrganizationStore.lock(tx, reach, organization).orElseThrow(Problem::notFound).id();
  }

  Answer record(Request request) {
    var draft = request.body(Draft.class);
    requireSound(draft, "");
    return commands.run(
        request,
        tx -> {
          var organization = locked(tx, request.reach(), request.id("organization"));
          requireOwnDay(tx, organization, null, draft.validFrom());
          var charter = edition(UUID.randomUUID(), 1, organization, draft, null, request);
          return keep(tx, charter, draft.file(), "", request, 201);
        });
  }

  Answer correct(Request request) {
    var correction = request.body(Correction.class);
    var draft = correction.charter();
    requireSound(draft, "/charter");
    return commands.run(
        request,
        tx -> {
          var last = CharterStore.lock(tx, request.id("charter")).orElseThrow(Problem::notFound);
          locked(tx, request.reach(), last.organization());
          if (last.edition() != correction.after()) {
            throw Problem.conflict("这份章程刚被%s更正过。请刷新后再改。".formatted(last.by()));
          }
          requireOwnDay(tx, last.organization(), last.id(), draft.validFrom());
          var charter =
              edition(
                  last.id(),
                  last.edition() + 1,
                  last.organization(),
                  draft.file() == null ? with(draft, last.file()) : draft,
                  correction.reason().strip(),
                  request);
          return keep(tx, charter, draft.file(), "/charter", request, 200);
        });
  }

  private Outcome keep(
      Tx tx, Charter charter, UUID upload, String at, Request request, int status) {
    var record = recordOf(charter.id());
    boolean kept =
        upload == null
            || files
                .attach(tx, upload, request.caller().person(), FilePurpose.CHARTER, record)
                .isPresent();
    if (!kept) {
      throw Problem.invalid(at + "/file", "没有这个文件，或已经用在别处。请重新上传");
    }
    CharterStore.insert(tx, charter);
    return new Outcome(record, charter.reason(), new Answer.Json(status, charter, Map.of()));
  }

  static String recordOf(UUID charter) {
    return "charter/" + charter;
  }

  private void requireSound(Draft draft, String at) {
    List<Problem.Field> faults = new ArrayList<>();
    if (draft.approvedOn().isAfter(clock.today())) {
      faults.add(new Problem.Field(at + "/approvedOn", "核准日期还没有到"));
    }
    if (draft.validFrom().isBefore(draft.approvedOn())) {
      faults.add(new Problem.Field(at + "/validFrom", "生效日期不能早于核准日期"));
    }
    if (draft.councilMax() < draft.councilMin()) {
      faults.add(new Problem.Field(at + "/councilMax", "理事人数上限不能小于下限"));
    }
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < draft.scope().size(); i++) {
      if (!seen.add(draft.scope().get(i))) {
        faults.add(new Problem.Field(at + "/scope/" + i, "这一项和前面的重复"));
      }
    }
    if (!faults.isEmpty()) {
      throw Problem.invalid(faults);
    }
  }

  /** Of two charters from one day nobody could say which is in force. */
  private static void requireOwnDay(Tx tx, UUID organization, UUID self, LocalDate validFrom) {
    if (CharterStore.startsOn(tx, organization, validFrom, self)) {
      throw Problem.conflict("已经有一份%s起生效的章程。登记错了的，请更正那一份。".formatted(validFrom));
    }
  }

  private static Draft with(Draft draft, UUID file) {
    return new Draft(
        draft.approvedOn(),
        draft.validFrom(),
        draft.purpose(),
        draft.scope(),
        draft.termYears(),
        draft.councilMeetingsPerYear(),
        draft.assemblyMeetingsPerYear(),
        draft.councilMin(),
        draft.councilMax(),
        file);
  }

  private Charter edition(
      UUID id, int edition, UUID organization, Draft draft, String reason, Request request) {
    return new Charter(
        id,
        edition,
        organization,
        draft.approvedOn(),
        draft.validFrom(),
        draft.purpose().strip(),
        IntStream.range(0, draft.scope().size())
            .mapToObj(i -> new ScopeItem(i + 1, draft.scope().get(i)))
            .toList(),
        draft.termYears(),
        draft.councilMeetingsPerYear(),
        draft.assemblyMeetingsPerYear(),
        draft.councilMin(),
        draft.councilMax(),
        draft.file(),
        reason,
        request.caller().displayName(),
        clock.now());
  }

  Answer file(Request request) {
    StoredFile file =
        database.read(
            tx ->
                CharterStore.last(tx, request.id("charter"))
                    .filter(
                        one -> OrganizationStore.isWithin(tx, request.reach(), one.organization()))
                    .filter(one -> one.file() != null)
                    .flatMap(one -> files.find(tx, one.file(), recordOf(one.id())))
                    .orElseThrow(Problem::notFound));
    String ending = file.mediaType().equals("application/pdf") ? "pdf" : "jpg";
    return Answer.file(file.mediaType(), "charter." + ending, files.read(file));
  }
}
