package cn.pufa.platform.files;

import java.util.List;

/**
 * A photo made for showing: smaller than the one that is kept, and without what must not be seen.
 *
 * @param width in pixels, as {@code height}
 */
public record ShownPhoto(FileContent content, int width, int height) {

  static ShownPhoto of(byte[] photo, List<PhotoArea> areas) {
    var image = Photo.covered(photo, areas);
    var content = FileContent.of(FileContent.JPEG, Photo.jpeg(image));
    return new ShownPhoto(content, image.getWidth(), image.getHeight());
  }
}
