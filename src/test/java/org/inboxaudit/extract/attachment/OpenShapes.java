package org.inboxaudit.extract.attachment;

import java.util.Map;

/// Documents of OpenDocument, books, and packages of many programs.
final class OpenShapes {
  private OpenShapes() {}

  static Map<String, byte[]> all() {
    Shapes shapes = new Shapes();
    open(shapes);
    others(shapes);
    return shapes.all();
  }

  private static void open(Shapes shapes) {
    shapes
        .add(
            "runs.odp",
            Shapes.zip(
                "mimetype",
                "x",
                "content.xml",
                "<d xmlns:p='p' xmlns:x='x'><p:event-listener p:action='execute' x:href='file:///c:/windows/system32/calc.exe'/></d>"))
        .add(
            "template.odt",
            Shapes.zip(
                "mimetype",
                "x",
                "meta.xml",
                "<m xmlns:x='x'><template x:href='http://192.0.2.1/x.ott'/></m>"))
        .add(
            "data.ods",
            Shapes.zip(
                "mimetype",
                "x",
                "content.xml",
                "<d xmlns:x='x'><cell-range-source x:href='http://192.0.2.1/x.csv'/></d>"))
        .add("snake.odt", Shapes.zip("mimetype", "x", "Scripts/python/x.py", "import os"))
        .add(
            "event.odt",
            Shapes.zip(
                "mimetype",
                "x",
                "content.xml",
                "<d xmlns:s='s' xmlns:x='x'><s:event-listener s:event-name='dom:load' x:href='vnd.sun.star.script:x.py$y?language=Python'/></d>"))
        .add(
            "applet.odt",
            Shapes.zip(
                "mimetype",
                "x",
                "content.xml",
                "<d xmlns:x='x'><applet x:href='http://192.0.2.1/x'/></d>"))
        .add(
            "frame.odt",
            Shapes.zip(
                "mimetype",
                "x",
                "content.xml",
                "<d xmlns:x='x'><floating-frame x:href='http://192.0.2.1/x'/></d>"))
        .add(
            "picture.odt",
            Shapes.zip(
                "mimetype",
                "x",
                "content.xml",
                "<d xmlns:x='x'><image x:href='file://192.0.2.1/x.png'/></d>"))
        .add("add-on.oxt", Shapes.zip("META-INF/manifest.xml", "<m/>", "x.py", "import os"))
        .add(
            "base.odb",
            Shapes.zip("mimetype", "x", "Basic/Standard/M.xml", "<module>Shell</module>"))
        .add(
            "in a form.odt",
            Shapes.zip("mimetype", "x", "Object 1/content.xml", "<d><dde-source/></d>"))
        .text(
            "flat.fods",
            "<office:document xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0'><office:scripts><script:module xmlns:script='s'>Shell</script:module></office:scripts></office:document>");
  }

  private static void others(Shapes shapes) {
    shapes
        .add(
            "book.epub",
            Shapes.zip(
                "mimetype",
                "application/epub+zip",
                "a.xhtml",
                "<html xmlns='http://www.w3.org/1999/xhtml'><script>1</script></html>"))
        .add(
            "korean.hwpx",
            Shapes.zip(
                "mimetype",
                "application/hwp+zip",
                "BinData/ole1.OLE",
                Shapes.latin(SampleFiles.documentHolding("a.exe", SampleFiles.program()))))
        .add(
            "extension.vsix",
            Shapes.zip("extension.vsixmanifest", "<x/>", "[Content_Types].xml", "<Types/>"))
        .add("package.nupkg", Shapes.zip("x.nuspec", "<x/>", "tools/install.ps1", "x"))
        .add(
            "application.ipa",
            Shapes.zip(
                "Payload/x.app/Info.plist",
                "<plist/>",
                "Payload/x.app/x",
                "\u00cf\u00fa\u00ed\u00fe"))
        .add(
            "application for windows.dat",
            Shapes.zip("AppxManifest.xml", "<Package/>", "x.exe", "MZ"))
        .add("workflow.zip", Shapes.zip("x.workflow/Contents/document.wflow", "<plist/>"))
        .add("wheel.whl", Shapes.zip("x/__init__.py", "import os", "x.dist-info/METADATA", "x"));
  }
}
