package cn.pufa.circular;

import cn.pufa.circular.CircularProgress.Head;
import cn.pufa.circular.CircularRecipient.Filter;
import cn.pufa.circular.RecipientStore.Entry;
import cn.pufa.circular.RecipientStore.Sent;
import cn.pufa.platform.Workers;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request.Page;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The lasting record of a circular, read piece by piece so that a large one stays small in memory.
 */
final class CircularRecord {

  private static final int PIECE = 2_000;

  private final Database database;
  private final Workers workers;
  private final String division;

  CircularRecord(Database database, Workers workers, String division) {
    this.database = database;
    this.workers = workers;
    this.division = division;
  }

  byte[] write(UUID circular) {
    RecordWorkbook workbook =
        database.read(
            tx -> {
              Head head = WatchStore.head(tx, division, circular).orElseThrow(Problem::notFound);
              List<RecordWorkbook.Spoken> spoken = WatchStore.spoken(tx, circular);
              var started = new RecordWorkbook(head, spoken);
              addAll(tx, circular, started);
              return started;
            });
    return workers.call(workbook::finish);
  }

  private static void addAll(Tx tx, UUID circular, RecordWorkbook workbook) {
    List<CircularRecipient> piece;
    int offset = 0;
    do {
      var found = RecipientStore.find(tx, circular, Filter.ALL, new Page(PIECE, offset));
      piece = RecipientStore.bare(tx, circular, found);
      Map<UUID, List<Sent>> sent = RecipientStore.sent(tx, circular, piece);
      Map<UUID, List<Entry>> inboxes = RecipientStore.inboxes(tx, circular, piece);
      for (CircularRecipient one : piece) {
        workbook.add(
            one,
            inboxes.getOrDefault(one.organization(), List.of()),
            sent.getOrDefault(one.organization(), List.of()));
      }
      offset += PIECE;
    } while (piece.size() == PIECE);
  }
}
