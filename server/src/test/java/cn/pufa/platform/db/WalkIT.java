package cn.pufa.platform.db;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.platform.http.Request.Page;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.TestPostgres;
import cn.pufa.testing.TestServer;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every page is the same from whichever end it is walked to. */
class WalkIT {

  private static final int ROWS = 23;

  /** Rows alike in their first key, and some without their second. */
  private static final String ROW =
      "select n, n / 7 as first, nullif(n % 3, 0) as second from generate_series(1, $1::integer) n";

  private static final Order ORDER = Order.by("first desc", "second desc nulls last", "n");
  private static final Walk PAGE = Walk.of("select * from (%s) p", ROW, ORDER, 2);
  private static final Sql COUNT = Sql.of("select count(*)::integer as n from list");
  private static final Sql ALL = Sql.of(ROW + ORDER.forward());

  @Test
  void pagesTogetherAreTheList() throws Exception {
    Vertx vertx = Vertx.vertx();
    try (var database = TestServer.connections(vertx, TestPostgres.create().appUrl())) {
      List<Integer> all = database.read(tx -> tx.list(ALL, row -> row.getInteger("n"), ROWS));
      List<Integer> paged = new ArrayList<>();
      for (int offset = 0; offset < ROWS + 5; offset += 5) {
        paged.addAll(page(database, new Page(5, offset)));
      }
      assertThat(all).hasSize(ROWS);
      assertThat(paged).isEqualTo(all);
    } finally {
      vertx.close().await();
    }
  }

  @Test
  void behindTheEndThereIsNothing() throws Exception {
    Vertx vertx = Vertx.vertx();
    try (var database = TestServer.connections(vertx, TestPostgres.create().appUrl())) {
      assertThat(page(database, new Page(5, 50))).isEmpty();
    } finally {
      vertx.close().await();
    }
  }

  @Test
  void aPageAndItsCountMayBeOfOneMoment() throws Exception {
    Vertx vertx = Vertx.vertx();
    String owner = TestPostgres.create().ownerUrl();
    try (var database = TestServer.connections(vertx, owner);
        Jdbc other = Jdbc.connect(owner)) {
      other.execute("create table list (n int)");
      assertThat(database.<Integer>read(tx -> arrivedMeanwhile(tx, other))).isOne();
      assertThat(database.<Integer>snapshot(tx -> arrivedMeanwhile(tx, other))).isZero();
      assertThat(database.<Integer>snapshot(WalkIT::count)).isEqualTo(2);
    } finally {
      vertx.close().await();
    }
  }

  private static int arrivedMeanwhile(Tx tx, Jdbc other) {
    int before = count(tx);
    other.execute("insert into list values (1)");
    return count(tx) - before;
  }

  private static int count(Tx tx) {
    return tx.one(COUNT, row -> row.getInteger("n"));
  }

  private static List<Integer> page(Database database, Page page) {
    return database.read(tx -> PAGE.page(tx, ROWS, page, row -> row.getInteger("n"), ROWS));
  }
}
