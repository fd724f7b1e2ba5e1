package cn.pufa.platform.files;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** One file within a ZIP that somebody sent. */
public final class ZipPart {

  private ZipPart() {}

  /** Packed as office programs pack, or not at all: what unpacks other ways is not in the jar. */
  public static InputStream open(ZipFile zip, ZipArchiveEntry part) throws IOException {
    int way = part.getMethod();
    if (way != ZipEntry.DEFLATED && way != ZipEntry.STORED) {
      throw new IOException("packed in way " + way);
    }
    return zip.getInputStream(part);
  }
}
