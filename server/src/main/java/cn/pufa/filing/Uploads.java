package cn.pufa.filing;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.filing.UploadStore.Upload;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.files.FileContent;
import cn.pufa.platform.files.FilePurpose;
import cn.pufa.platform.files.Files;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Reach;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Uploads in pieces: each survives a dropped connection, and goes on from another device. */
final class Uploads {

  /** What a slow line takes in half a minute. */
  static final int PIECE = 1 << 20;

  private static final int OPEN_UPLOADS = 40;

  private record Start(String name, int size, String sha256) {}

  private record View(
      UUID id, UUID filing, String name, int size, int offset, int chunk, boolean complete) {}

  /**
   * @param announced its SHA-256, said before it was sent
   */
  private record Whole(String announced, byte[] bytes) {}

  private final Database database;
  private final Commands commands;
  private final Files files;
  private final BusinessClock clock;

  Uploads(Database database, Commands commands, Files files, BusinessClock clock) {
    this.database = database;
    this.commands = commands;
    this.files = files;
    this.clock = clock;
  }

  Answer start(Request request) {
    var start = request.body(Start.class);
    return commands.run(
        request,
        tx -> {
          Filing filing =
              FilingStore.find(tx, request.reach(), request.id("filing"))
                  .orElseThrow(Problem::notFound);
          Upload upload = open(tx, filing, start, request.caller().person());
          return Outcome.of("upload/" + upload.id(), Answer.ok(view(upload)));
        });
  }

  private Upload open(Tx tx, Filing filing, Start start, UUID person) {
    var known = UploadStore.ofHash(tx, filing.id(), start.sha256());
    if (known.isEmpty() && UploadStore.count(tx, filing.id()) >= OPEN_UPLOADS) {
      throw Problem.conflict("没有传完的文件太多了。请先把它们传完，或者明天再传。");
    }
    if (known.isEmpty()) {
      var fresh =
          new Upload(UUID.randomUUID(), filing.id(), start.name(), start.size(), start.sha256(), 0);
      UploadStore.insert(tx, fresh, person, clock.now());
    }
    Upload upload = UploadStore.ofHash(tx, filing.id(), start.sha256()).orElseThrow();
    if (upload.size() != start.size()) {
      throw Problem.invalid("/size", "同一个文件，上次说的大小不一样。请重新选择文件。");
    }
    return upload;
  }

  Answer look(Request request) {
    return Answer.ok(
        view(
            database.read(
                tx ->
                    UploadStore.find(tx, request.id("upload"))
                        .filter(upload -> isReached(tx, request.reach(), upload))
                        .orElseThrow(Problem::notFound))));
  }

  Answer append(Request request) {
    byte[] piece = request.file().getBytes();
    int offset = request.number("offset");
    if (piece.length > PIECE) {
      throw Problem.invalid("/file", "一片最多 1 MB。");
    }
    return commands.run(
        request,
        tx -> {
          Upload upload =
              UploadStore.lock(tx, request.id("upload"))
                  .filter(found -> isReached(tx, request.reach(), found))
                  .orElseThrow(Problem::notFound);
          Upload grown = append(tx, upload, offset, piece);
          return Outcome.of("upload/" + grown.id(), Answer.ok(view(grown)));
        });
  }

  private static Upload append(Tx tx, Upload upload, int offset, byte[] piece) {
    if (offset + piece.length <= upload.received()) {
      return upload;
    }
    if (offset != upload.received()) {
      throw Problem.conflict("请从第 " + upload.received() + " 个字节接着传。");
    }
    if (offset + piece.length > upload.size()) {
      throw Problem.invalid("/file", "比开始时说的大小多了。请重新选择文件。");
    }
    return UploadStore.append(tx, upload, piece);
  }

  private static boolean isReached(Tx tx, Reach reach, Upload upload) {
    return FilingStore.find(tx, reach, upload.filing()).isPresent();
  }

  /**
   * What may be kept of these uploads of a filing: one as it is, several photos as one PDF. Slow,
   * so before a transaction; null where one is not there, which the transaction then refuses.
   */
  FileContent admit(Request request, UUID filing, List<UUID> uploads) {
    List<byte[]> contents = new ArrayList<>();
    for (UUID id : uploads) {
      byte[] bytes = read(request.reach(), filing, id);
      if (bytes == null) {
        return null;
      }
      contents.add(bytes);
    }
    return contents.size() == 1
        ? files.admit(contents.getFirst(), FilePurpose.RETURN_ATTACHMENT)
        : files.joinPhotos(contents);
  }

  /** As of one moment: a command sent twice may take the upload between two looks. */
  private byte[] read(Reach reach, UUID filing, UUID id) {
    Whole whole =
        database.snapshot(
            tx ->
                UploadStore.find(tx, id)
                    .filter(found -> found.filing().equals(filing) && found.isComplete())
                    .filter(found -> isReached(tx, reach, found))
                    .map(found -> new Whole(found.sha256(), UploadStore.bytes(tx, found)))
                    .orElse(null));
    if (whole == null) {
      return null;
    }
    if (!Seal.sha256(whole.bytes()).equals(whole.announced())) {
      // Otherwise the same file could never be sent again.
      database.run(tx -> UploadStore.delete(tx, id));
      throw Problem.invalid("/uploads", "收到的内容和开始时说的不一致，已经作废。请重新上传。");
    }
    return whole.bytes();
  }

  /** In the transaction that makes them a file. */
  static Upload take(Tx tx, UUID filing, UUID id) {
    Upload upload =
        UploadStore.lock(tx, id)
            .filter(found -> found.filing().equals(filing) && found.isComplete())
            .orElseThrow(() -> Problem.invalid("/uploads", "没有这个文件，或者还没有传完。请重新上传。"));
    UploadStore.delete(tx, id);
    return upload;
  }

  void forgetOld(Duration age) {
    database.run(tx -> UploadStore.deleteOld(tx, clock.now().minus(age)));
  }

  private static View view(Upload upload) {
    return new View(
        upload.id(),
        upload.filing(),
        upload.name(),
        upload.size(),
        upload.received(),
        PIECE,
        upload.isComplete());
  }
}
