package cn.pufa.platform.http;

import static cn.pufa.platform.http.ByteRange.Kind.NOT_THERE;
import static cn.pufa.platform.http.ByteRange.Kind.PART;
import static cn.pufa.platform.http.ByteRange.Kind.WHOLE;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a request for a part of a hundred bytes gets. */
class ByteRangeTest {

  private static final ByteRange ALL = new ByteRange(WHOLE, 0, 100);
  private static final ByteRange NONE = new ByteRange(NOT_THERE, 0, 0);

  private static ByteRange range(String header) {
    return ByteRange.of(header, null, "tag", 100);
  }

  private static ByteRange part(long from, long length) {
    return new ByteRange(PART, from, length);
  }

  @Test
  void onePartOfWhatIsThere() {
    assertThat(range("bytes=0-0")).isEqualTo(part(0, 1));
    assertThat(range("bytes=10-19")).isEqualTo(part(10, 10));
    assertThat(range("bytes=90-")).isEqualTo(part(90, 10));
    assertThat(range("bytes=99-500")).isEqualTo(part(99, 1));
    assertThat(range("bytes=-10")).isEqualTo(part(90, 10));
    assertThat(range("bytes=-500")).isEqualTo(part(0, 100));
  }

  @Test
  void nothingBeyondTheEnd() {
    assertThat(range("bytes=100-")).isEqualTo(NONE);
    assertThat(range("bytes=100-200")).isEqualTo(NONE);
    assertThat(range("bytes=999999999999999999-")).isEqualTo(NONE);
    assertThat(range("bytes=-0")).isEqualTo(NONE);
  }

  @Test
  void theWholeForWhatIsNoRange() {
    for (String odd :
        new String[] {
          null,
          "",
          "bytes=",
          "bytes=-",
          "bytes=5-2",
          "bytes=0-1,5-6",
          "lines=0-1",
          "bytes=a-b",
          "bytes=0-9999999999999999999",
          "bytes=1.5-2"
        }) {
      assertThat(range(odd)).as(odd).isEqualTo(ALL);
    }
  }

  @Test
  void thePartOnlyOfWhatTheCallerAlreadyHolds() {
    assertThat(ByteRange.of("bytes=0-9", "\"tag\"", "tag", 100)).isEqualTo(part(0, 10));
    assertThat(ByteRange.of("bytes=0-9", "\"other\"", "tag", 100)).isEqualTo(ALL);
    assertThat(ByteRange.of("bytes=0-9", "W/\"tag\"", "tag", 100)).isEqualTo(ALL);
    assertThat(ByteRange.of("bytes=0-9", "Wed, 21 Oct 2026 07:28:00 GMT", "tag", 100))
        .isEqualTo(ALL);
  }
}
