package cn.pufa.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AuthorizationTest {

  private static final UUID ORGANIZATION = UUID.randomUUID();
  private final Authorization matrix =
      Authorization.parse(
          """
          operationId,role,scope,allow
          read,anyone,all,yes
          me,signed_in,self,yes
          list,officer,all,yes
          list,township,division,yes
          list,agent,organization,yes
          list,editor,all,no
          """);

  private static Caller with(Grant... grants) {
    return new Caller(UUID.randomUUID(), "demo", "演示", List.of(grants), "", false, false);
  }

  private static Grant own(String role, String division) {
    return new Grant(role, division, null, null);
  }

  private static Grant deputy(String role, String division, String absent) {
    return new Grant(role, division, null, null, absent, LocalDate.MAX);
  }

  private void requireProblem(String operation, Caller caller, ProblemType type) {
    assertThatThrownBy(() -> matrix.reach(operation, caller))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.type()).isEqualTo(type));
  }

  @Test
  void whatIsPublicIsForEverybody() {
    assertThat(matrix.isPublic("read")).isTrue();
    assertThat(matrix.isPublic("list")).isFalse();
    assertThat(matrix.reach("read", null)).isEqualTo(Reach.ALL);
  }

  @Test
  void nobodyIsAskedToSignInAndStrangersAreRefused() {
    requireProblem("list", null, ProblemType.NOT_SIGNED_IN);
    requireProblem("list", with(), ProblemType.NOT_ALLOWED);
    requireProblem("list", with(own("editor", "440881")), ProblemType.NOT_ALLOWED);
    requireProblem("unknown", with(own("officer", "440881")), ProblemType.NOT_ALLOWED);
  }

  @Test
  void whoIsSignedInReachesWhatIsTheirs() {
    assertThat(matrix.reach("me", with())).isEqualTo(Reach.ALL);
  }

  @Test
  void eachScopeReachesItsOwn() {
    assertThat(matrix.reach("list", with(own("officer", "440881")))).isEqualTo(Reach.ALL);
    Reach township =
        matrix.reach("list", with(own("township", "440881001"), own("township", "440881002")));
    assertThat(township.all()).isFalse();
    assertThat(township.divisionPrefixes()).containsExactly("440881001%", "440881002%");
    Reach agent = matrix.reach("list", with(new Grant("agent", "440881", ORGANIZATION, "演示")));
    assertThat(agent.organizationIds()).containsExactly(ORGANIZATION);
    assertThat(agent.divisions()).isEmpty();
  }

  @Test
  void anAgentOfNoOrganisationReachesNothing() {
    requireProblem("list", with(own("agent", "440881")), ProblemType.NOT_ALLOWED);
  }

  @Test
  void theWidestScopeHolds() {
    assertThat(matrix.reach("list", with(own("township", "440881001"), own("officer", "440881"))))
        .isEqualTo(Reach.ALL);
  }

  @Test
  void aDeputyIsToldForWhomOnlyWhereItMakesADifference() {
    Reach reach =
        matrix.reach(
            "list",
            with(
                own("township", "440881001"),
                deputy("township", "440881002", "absent"),
                deputy("township", "440881002", "absent"),
                deputy("editor", "440881", "editor")));
    assertThat(reach.divisions()).contains("440881001", "440881002");
    assertThat(reach.deputyFor()).containsExactly("absent");
    assertThat(
            matrix
                .reach("list", with(own("officer", "440881"), deputy("officer", "440881", "x")))
                .deputyFor())
        .isEmpty();
  }

  @Test
  void namesTheOperationsSomebodyMayCall() {
    assertThat(matrix.operationsOf(List.of(own("township", "440881001"))))
        .containsExactly("list", "me", "read");
    assertThat(matrix.operationsOf(List.of(own("editor", "440881")))).containsExactly("me", "read");
    assertThat(matrix.operations()).containsExactly("read", "me", "list");
  }

  @Test
  void whatNobodyMayIsStillAnOperation() {
    assertThat(Authorization.parse("operationId,role,scope,allow\nlist,editor,all,no").operations())
        .containsExactly("list");
  }

  @Test
  void aTableThatIsNotOneIsRefused() {
    for (String csv :
        List.of(
            "operation,role",
            "operationId,role,scope,allow\nlist,officer,all",
            "operationId,role,scope,allow\nlist,officer,all,maybe",
            "operationId,role,scope,allow\nlist,officer,all,yes,no")) {
      assertThatThrownBy(() -> Authorization.parse(csv)).isInstanceOf(IllegalStateException.class);
    }
  }
}
