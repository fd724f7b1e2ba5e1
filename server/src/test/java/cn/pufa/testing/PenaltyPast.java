package cn.pufa.testing;

/** Moves what happened in a case into the past, where a test cannot move the clock. */
final class PenaltyPast {

  private final TestServer server;
  private final String penalty;

  PenaltyPast(TestServer server, String penalty) {
    this.server = server;
    this.penalty = penalty;
  }

  private void run(String sql) {
    try (Jdbc database = Jdbc.connect(server.database().ownerUrl())) {
      database.execute(sql.replace("PENALTY", penalty));
    }
  }

  void toldAndAskedForAHearing() {
    run(
        """
        update due_procedure set service_method = 'direct', served_on = current_date - 30, service_proof = '演示',
               statement_until = current_date - 20, statement_explanation = '演示',
               hearing_until = current_date - 20, hearing_explanation = '演示'
         where record = 'penalty/PENALTY'""");
    run(
        """
        insert into procedure_statement (id, procedure, text, received_on, late, hearing, answer, accepted, answered_on)
        select gen_random_uuid(), id, '演示·要求听证', current_date - 29, false, true, '演示·已安排', true, current_date - 28
          from due_procedure where record = 'penalty/PENALTY'""");
  }

  void calledLongAgo() {
    run(
        """
        update penalty_step set data = data || jsonb_build_object('heldOn', to_char(current_date - 1, 'YYYY-MM-DD'))
         where penalty = 'PENALTY' and kind = 'hearing_called'""");
    run(
        """
        insert into penalty_step (penalty, number, kind, day, at, by, by_name, data)
        select penalty, number + 1, 'served', day, at, by, by_name,
               jsonb_build_object('paper', 'hearing', 'method', 'direct', 'proof', '演示',
                                  'on', to_char(current_date - 30, 'YYYY-MM-DD'))
          from penalty_step where penalty = 'PENALTY' and kind = 'hearing_called'""");
  }

  void reviewed() {
    run(
        """
        update due_procedure set review_passed = true, review_opinion = '演示·同意', reviewed_on = current_date,
               reviewer = (select id from person where account = 'legal_reviewer'), reviewer_name = '演示'
         where record = 'penalty/PENALTY'""");
  }
}
