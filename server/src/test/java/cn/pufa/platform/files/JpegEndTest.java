package cn.pufa.platform.files;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.OddFiles;
import cn.pufa.testing.Uploads;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class JpegEndTest {

  private static final byte[] WHOLE = Uploads.image("jpg", 64, 48);

  @Test
  void aWholePictureHasOneWhateverStandsBeforeOrBehindIt() {
    assertThat(JpegEnd.isMissing(WHOLE)).isFalse();
    assertThat(JpegEnd.isMissing(OddFiles.withPlace(WHOLE, 6))).isFalse();
    assertThat(JpegEnd.isMissing(OddFiles.concat(WHOLE, new byte[100]))).isFalse();
  }

  @Test
  void cutAnywhereItHasNone() {
    for (int length = 0; length < WHOLE.length; length++) {
      assertThat(JpegEnd.isMissing(Arrays.copyOf(WHOLE, length))).as("of %d", length).isTrue();
    }
  }

  /** As cameras put a small picture into a segment before the large one. */
  @Test
  void theEndOfAPictureWithinDoesNotCount() {
    byte[] head = {
      (byte) 0xff, (byte) 0xe2, (byte) ((WHOLE.length + 2) >> 8), (byte) (WHOLE.length + 2)
    };
    byte[] start = Arrays.copyOf(WHOLE, 2);
    byte[] rest = Arrays.copyOfRange(WHOLE, 2, WHOLE.length);
    byte[] nested = OddFiles.concat(start, head, WHOLE, rest);
    assertThat(JpegEnd.isMissing(nested)).isFalse();
    assertThat(JpegEnd.isMissing(Arrays.copyOf(nested, nested.length - 2))).isTrue();
  }
}
