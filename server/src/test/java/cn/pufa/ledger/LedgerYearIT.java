package cn.pufa.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Jdbc;
import cn.pufa.testing.ServerAt;
import cn.pufa.testing.TestServer;
import org.junit.jupiter.api.Test;

/** What the ledgers of the demo tell of its year. */
@ServerAt("2026-05-06T02:00:00Z")
class LedgerYearIT {

  private static TestServer server;
  private static Jdbc database;

  /** 14 petitions, all handled; 166 orders = 165 + 1; no request; one lawsuit. */
  @Test
  void theDemoYearGivesTheFiguresOfTheReport() {
    assertThat(year("petition", "")).isEqualTo(14);
    assertThat(year("petition", "and concluded_on is not null")).isEqualTo(14);
    assertThat(year("hotline", "")).isEqualTo(166);
    assertThat(year("hotline", "and concluded_on is not null")).isEqualTo(165);
    assertThat(year("disclosure_request", "")).isZero();
    assertThat(year("lawsuit", "")).isEqualTo(1);
  }

  private static long year(String kind, String condition) {
    return database.number(
        "select count(*) from ledger_entry where kind = '%s' and extract(year from received_on) = 2024 %s"
            .formatted(kind, condition));
  }
}
