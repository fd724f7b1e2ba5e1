package cn.pufa;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.ExamRequests;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.Sheets;
import cn.pufa.testing.TestServer;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A workbook holds every row of its list, also of one that a county never fills. */
class WholeExportIT {

  private static final int MANY = 20_001;

  private static TestServer server;
  private static Jdbc database;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    database = Jdbc.connect(server.database().ownerUrl());
  }

  @AfterAll
  static void stop() {
    database.close();
    server.close();
  }

  @Test
  void ofCertificates() {
    database.execute(
        """
        insert into certificate (id, number, division, qualification, person, name, title, attempt,
                                 passed_on, issued_at, valid_from, valid_until)
        select gen_random_uuid(), 'MANY-' || n, '440881001', 'volunteer', (select id from person limit 1),
               '演示·' || n, '演示考试', gen_random_uuid(), current_date, now(), current_date, current_date + 900
          from generate_series(1, %d) n"""
            .formatted(MANY));
    Api officer = server.as("case_officer");
    requireAll(
        officer.call("listCertificates").expect(200).number("total"),
        officer.call("exportCertificates").expect(200).bytes(),
        "证书");
  }

  @Test
  void ofResultsOfAnExam() {
    Api trainer = server.as("trainer");
    String bank = ExamRequests.bank(trainer);
    ExamRequests.question(trainer, bank, "single");
    String exam = ExamRequests.exam(trainer, ExamRequests.examDraft(bank, 1));
    database.execute(
        """
        insert into exam_attempt (id, exam, blueprint, person, role, division, seed, total, needed,
                                  started_at, ends_at, ended_at, how, right_count, passed)
        select gen_random_uuid(), exam, number, (select id from person limit 1), 'volunteer', '440881001', n, 1, 1,
               now(), now() + interval '1 hour', now(), 'handed_in', 1, true
          from exam_blueprint, generate_series(1, %d) n
         where exam = '%s'"""
            .formatted(MANY, exam));
    Map<String, Object> ofExam = Map.of("exam", exam);
    requireAll(
        trainer.call("listExamResultRows", ofExam).expect(200).number("total"),
        trainer.call("exportExamResults", ofExam).expect(200).bytes(),
        "名单");
  }

  private static void requireAll(int total, byte[] workbook, String sheet) {
    assertThat(total).isGreaterThanOrEqualTo(MANY);
    assertThat(Sheets.rows(workbook, sheet)).hasSize(1 + total);
  }
}
