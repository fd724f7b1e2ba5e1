package cn.pufa.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What letters say to whoever does not agree. */
class RemediesTest {

  @Test
  void nameTheOrganTheCourtAndBothPeriods() {
    var remedies = new Remedies("演示市人民政府", Optional.of("演示人民法院"));
    assertThat(remedies.missing()).isEmpty();
    assertThat(remedies.words("本决定"))
        .isEqualTo(
            "不服本决定的，可以自收到之日起六十日内向演示市人民政府申请行政复议（行政复议法第二十条、第二十四条），也可以自收到之日起六个月内向演示人民法院起诉（行政诉讼法第四十六条）。");
  }

  @Test
  void areMissingWithoutACourt() {
    assertThat(new Remedies("演示市人民政府", Optional.empty()).missing())
        .hasValueSatisfying(words -> assertThat(words).contains("哪个法院", "ADMINISTRATIVE_COURT"));
  }
}
