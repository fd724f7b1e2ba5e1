package cn.pufa.platform.files;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ArchiveTest {

  /** Windows cannot unpack a folder whose name ends with a dot or a space. */
  @Test
  void aNameIsOneThatEverySystemCanUnpack() {
    assertThat(Archive.safe("演示·宣传周")).isEqualTo("演示·宣传周");
    assertThat(Archive.safe("演示/宣传:周?")).isEqualTo("演示_宣传_周_");
    assertThat(Archive.safe("..演示")).isEqualTo("_演示");
    assertThat(Archive.safe("演示·宣传周. .")).isEqualTo("演示·宣传周");
    assertThat(Archive.safe("演".repeat(59) + ".演示")).isEqualTo("演".repeat(59));
    assertThat(Archive.safe("演示\u202efdp.exe")).isEqualTo("演示_fdp.exe");
  }

  @Test
  void aFileKeepsItsEnding() {
    assertThat(Archive.safeFile("演".repeat(56) + ".exe/1.pdf"))
        .isEqualTo("演".repeat(56) + ".exe.pdf");
    assertThat(Archive.safeFile(".pdf")).isEqualTo(".pdf");
  }
}
