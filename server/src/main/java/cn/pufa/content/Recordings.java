package cn.pufa.content;

import cn.pufa.platform.db.Database;
import cn.pufa.platform.files.Files;
import cn.pufa.platform.files.StoredFile;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import java.util.UUID;

/**
 * Recordings of cards and guides read aloud, for as long as they are attached to what is public.
 */
final class Recordings {

  private final Database database;
  private final Files files;

  Recordings(Database database, Files files) {
    this.database = database;
    this.files = files;
  }

  Answer get(Request request) {
    UUID recording = request.id("recording");
    StoredFile file =
        database
            .read(
                tx ->
                    PieceStore.ofRecording(tx, recording)
                        .flatMap(piece -> files.find(tx, recording, PieceDesk.record(piece))))
            .orElseThrow(Problem::notFound);
    return Answer.sound(file.mediaType(), files.read(file), request.text("Range"));
  }
}
