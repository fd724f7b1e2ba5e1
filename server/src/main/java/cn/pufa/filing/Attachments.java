package cn.pufa.filing;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.filing.UploadStore.Upload;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.files.FileContent;
import cn.pufa.platform.files.FilePurpose;
import cn.pufa.platform.files.Files;
import cn.pufa.platform.files.StoredFile;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The files of a draft: from finished uploads, or last year's once more. */
final class Attachments {

  private static final int MOST = 60;

  private record Draft(String cell, String name, List<UUID> uploads, UUID lastYearFile) {
    List<UUID> taken() {
      return uploads == null ? List.of() : uploads;
    }
  }

  private final Database database;
  private final Commands commands;
  private final Forms forms;
  private final FilingViews views;
  private final Uploads uploads;
  private final Files files;
  private final BusinessClock clock;

  Attachments(
      Database database,
      Commands commands,
      Forms forms,
      FilingViews views,
      Uploads uploads,
      Files files,
      BusinessClock clock) {
    this.database = database;
    this.commands = commands;
    this.forms = forms;
    this.views = views;
    this.uploads = uploads;
    this.files = files;
    this.clock = clock;
  }

  Answer attach(Request request) {
    var draft = request.body(Draft.class);
    if ((draft.lastYearFile() == null) == draft.taken().isEmpty()) {
      throw Problem.invalid("/uploads", "请选择上传的文件，或者上年的一个文件。");
    }
    UUID id = request.id("filing");
    FileContent content =
        draft.lastYearFile() == null
            ? uploads.admit(request, id, draft.taken())
            : lastYear(request, draft.lastYearFile());
    return commands.run(
        request,
        tx -> {
          Filing filing = Drafts.editable(tx, request);
          requireFileCell(filing, draft.cell());
          FiledFile file = keep(tx, filing, draft, content, request.caller().person());
          FilingStore.changed(tx, filing.id());
          return Outcome.of("filing/" + filing.id(), Answer.ok(file));
        });
  }

  private void requireFileCell(Filing filing, String cell) {
    forms
        .get(filing.form())
        .cell(cell)
        .filter(known -> known.kind() == FormCell.Kind.FILE)
        .orElseThrow(() -> Problem.invalid("/cell", "这一项不收附件"));
    Drafts.requireOpen(filing, cell);
  }

  private FiledFile keep(Tx tx, Filing filing, Draft draft, FileContent content, UUID person) {
    if (FilingFileStore.of(tx, filing.id()).size() >= MOST) {
      throw Problem.conflict("附件最多 " + MOST + " 个。请先移除不需要的。");
    }
    List<Upload> taken =
        draft.taken().stream().map(one -> Uploads.take(tx, filing.id(), one)).toList();
    Optional<FiledFile> last = lastYear(tx, filing, draft.lastYearFile());
    if (content == null || taken.isEmpty() && last.isEmpty()) {
      throw Problem.invalid("/lastYearFile", "上年的年报里没有这个文件。");
    }
    String name = last.map(FiledFile::name).orElseGet(() -> taken.getFirst().name());
    StoredFile stored = store(tx, filing, content, person);
    var file =
        new FiledFile(
            stored.id(),
            draft.cell(),
            draft.name() == null ? name : draft.name(),
            stored.mediaType(),
            stored.size(),
            stored.sha256(),
            last.isPresent() ? true : null);
    FilingFileStore.insert(tx, filing.id(), file, person, clock.now());
    return file;
  }

  StoredFile store(Tx tx, Filing filing, FileContent content, UUID person) {
    StoredFile stored = files.keep(tx, content, FilePurpose.RETURN_ATTACHMENT, person);
    return files
        .attach(tx, stored.id(), person, FilePurpose.RETURN_ATTACHMENT, filing.record())
        .orElseThrow();
  }

  private Optional<FiledFile> lastYear(Tx tx, Filing filing, UUID file) {
    return views.lastYearFiles(tx, filing).stream()
        .filter(known -> known.id().equals(file))
        .findFirst();
  }

  /** Null where last year's return, of the caller's own organisation, has no such file. */
  private FileContent lastYear(Request request, UUID file) {
    StoredFile stored =
        database.read(
            tx ->
                FilingStore.find(tx, request.reach(), request.id("filing"))
                    .flatMap(
                        filing -> VersionStore.ofYear(tx, filing.organization(), filing.year() - 1))
                    .flatMap(last -> files.find(tx, file, Filing.record(last.filing())))
                    .orElse(null));
    return stored == null
        ? null
        : new FileContent(stored.mediaType(), files.read(stored), stored.sha256());
  }

  Answer remove(Request request) {
    return commands.run(
        request,
        tx -> {
          Filing filing = Drafts.editable(tx, request);
          FiledFile file =
              FilingFileStore.of(tx, filing.id()).stream()
                  .filter(known -> known.id().equals(request.id("file")))
                  .findFirst()
                  .orElseThrow(Problem::notFound);
          Drafts.requireOpen(filing, file.cell());
          FilingFileStore.remove(tx, filing.id(), file.id(), clock.now());
          FilingStore.changed(tx, filing.id());
          return Outcome.of("filing/" + filing.id(), Answer.ok(file));
        });
  }

  /** Of a draft, for those who file. */
  Answer get(Request request) {
    return file(request, request.id("filing"), false);
  }

  /** Of a filed return, as its last version has it. */
  Answer getFiled(Request request) {
    return file(request, request.id("return"), true);
  }

  private Answer file(Request request, UUID id, boolean filed) {
    UUID file = request.id("file");
    StoredFile stored =
        database.read(
            tx ->
                FilingStore.find(tx, request.reach(), id)
                    .filter(filing -> !filed || isFiledWith(tx, filing, file))
                    .flatMap(filing -> FilingFileStore.find(tx, filing.id(), file))
                    .flatMap(known -> files.find(tx, known.id(), Filing.record(id)))
                    .orElseThrow(Problem::notFound));
    String ending = stored.mediaType().equals("application/pdf") ? ".pdf" : ".jpg";
    return Answer.file(stored.mediaType(), "attachment" + ending, files.read(stored));
  }

  /** Staff see what was filed, and nothing of a draft. */
  private static boolean isFiledWith(Tx tx, Filing filing, UUID file) {
    return filing.state().isFiled()
        && java.util.stream.IntStream.rangeClosed(filing.standsFrom(), filing.version())
            .mapToObj(number -> VersionStore.of(tx, filing.id(), number))
            .flatMap(Optional::stream)
            .flatMap(version -> version.files().stream())
            .anyMatch(known -> known.id().equals(file));
  }
}
