package cn.pufa.identity;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.platform.http.Grant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

/** Which roles work in a session, by how it was opened. */
class StandingTest {

  private static final List<Grant> STAFF = roles("resident", "case_officer", "org_agent");

  @Test
  void aPasswordOpensEverythingWhereNoAuthenticatorIsRequired() {
    assertThat(Standing.of(STAFF, SignInWay.PASSWORD, false, false))
        .isEqualTo(new Standing(STAFF, false));
  }

  @Test
  void staffWithoutAuthenticatorGetNothingWhereOneIsRequired() {
    assertThat(Standing.of(STAFF, SignInWay.PASSWORD, false, true))
        .isEqualTo(new Standing(List.of(), true));
    assertThat(Standing.of(STAFF, SignInWay.PASSWORD, true, true))
        .isEqualTo(new Standing(STAFF, false));
  }

  @ParameterizedTest
  @EnumSource(
      value = SignInWay.class,
      mode = Mode.EXCLUDE,
      names = {"PASSWORD", "DEMO"})
  void noOtherProofOpensAStaffRole(SignInWay way) {
    for (boolean hasTotp : new boolean[] {false, true}) {
      assertThat(Standing.of(STAFF, way, hasTotp, true))
          .isEqualTo(new Standing(roles("resident", "org_agent"), false));
    }
  }

  @ParameterizedTest
  @EnumSource(SignInWay.class)
  void peopleOutsideTheBureauNeedNoAuthenticator(SignInWay way) {
    List<Grant> held = roles("resident", "volunteer", "child_director", "org_agent", "partner");
    assertThat(Standing.of(held, way, false, true)).isEqualTo(new Standing(held, false));
  }

  @ParameterizedTest
  @ValueSource(strings = {"partner", "supervising_unit", "counsel"})
  void aLinkIsForPeopleOutsideOnly(String role) {
    assertThat(Standing.mayHaveLink(roles(role))).isTrue();
    assertThat(Standing.mayHaveLink(roles(role, "resident"))).isFalse();
    assertThat(Standing.mayHaveLink(roles(role, "admin"))).isFalse();
    assertThat(Standing.mayHaveLink(List.of())).isFalse();
  }

  private static List<Grant> roles(String... roles) {
    return Stream.of(roles).map(role -> new Grant(role, "440881", null, null)).toList();
  }
}
