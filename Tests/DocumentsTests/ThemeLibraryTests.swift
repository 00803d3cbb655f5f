import Canvas
import Documents
import Testing

@Suite("The library of themes")
struct ThemeLibraryTests {
  static func problems(_ library: ThemeLibrary, _ name: String) -> [String] {
    do throws(DocumentError) {
      _ = try library.theme(named: name)
      return []
    } catch { return error.problems.map(\.description) }
  }

  @Test("the standard theme is there, and the first")
  func standard() throws {
    #expect(ThemeLibrary.builtInNames.first == ThemeLibrary.standardName)
    for name in ["dark", "light", "high-contrast", "colour-blind", "terminal", "monochrome"] {
      #expect(ThemeLibrary.builtInNames.contains(name))
    }
  }

  @Test("the user's files are listed, and take the place of built-in ones")
  func listing() throws {
    let folder = try TemporaryFolder([
      "zinc.yaml": "", "light.yml": "", "notes.txt": "", ".hidden.yaml": "", "azure.yaml": "",
    ])
    let entries = try ThemeLibrary(folder: folder.path).entries()
    #expect(entries.map(\.name) == ThemeLibrary.builtInNames + ["azure", "zinc"])
    #expect(entries.first { $0.name == "light" }?.origin == .file(folder.path + "/light.yml"))
    #expect(entries.first { $0.name == "dark" }?.origin == .builtIn)
    #expect(try ThemeLibrary().entries().allSatisfy { $0.origin == .builtIn })
    let absent = ThemeLibrary(folder: folder.path + "/absent")
    #expect(try absent.entries() == ThemeLibrary().entries())
    #expect(try absent.theme(named: "dark") == ThemeLibrary().theme(named: "dark"))
  }

  @Test("the user's own files of a theme are known, those it inherits from too")
  func ownFiles() throws {
    let folder = try TemporaryFolder([
      "azure.yaml": "inherits: zinc\nroles:\n  own: sky\n", "zinc.yml": "inherits: dark\n",
      "damaged.yaml": "inherits: [\n", "lost.yaml": "inherits: nowhere\n",
    ])
    let library = ThemeLibrary(folder: folder.path)
    #expect(library.files(ofThemeNamed: "dark") == [])
    #expect(
      library.files(ofThemeNamed: "azure") == [
        "\(folder.path)/azure.yaml", "\(folder.path)/zinc.yml",
      ])
    for name in ["damaged", "lost"] {
      #expect(library.files(ofThemeNamed: name) == ["\(folder.path)/\(name).yaml"])
    }
    let path = "\(folder.path)/azure.yaml"
    #expect(library.files(ofThemeNamed: path).first == path)
    #expect(library.files(ofThemeNamed: "absent") == [])
    #expect(FileStamp(path: path) == FileStamp(path: path))
    #expect(FileStamp(path: path) != FileStamp(path: "\(folder.path)/zinc.yml"))
    #expect(FileStamp(path: "\(folder.path)/absent.yaml") == nil)
  }

  @Test("an unknown name, with the nearest")
  func unknown() throws {
    #expect(
      Self.problems(ThemeLibrary(), "ligth") == [
        "ligth: there is no such theme; did you mean 'light'?"
      ])
    #expect(
      Self.problems(ThemeLibrary(), "xyzzy") == [
        "xyzzy: there is no such theme; allowed: "
          + ThemeLibrary.builtInNames.joined(separator: ", ")
      ])
    let folder = try TemporaryFolder(["azure.yaml": "inherits: drak\nroles:\n  own: night\n"])
    #expect(
      Self.problems(ThemeLibrary(folder: folder.path), "azure") == [
        "\(folder.path)/azure.yaml:1:11: there is no theme 'drak' to inherit from; "
          + "did you mean 'dark'?"
      ])
    for name in ["", ".", "..", ".hidden"] {
      #expect(Self.problems(ThemeLibrary(folder: folder.path), name).count == 1)
    }
  }

  @Test("themes that inherit in a circle")
  func circle() throws {
    let folder = try TemporaryFolder([
      "a.yaml": "inherits: b\n", "b.yaml": "title: B\ninherits: c\n", "c.yaml": "inherits: a\n",
    ])
    #expect(
      Self.problems(ThemeLibrary(folder: folder.path), "a") == [
        "\(folder.path)/c.yaml:1:11: themes inherit in a circle: a, b, c, a"
      ])
    let own = try TemporaryFolder(["mine.yaml": "inherits: mine\n"])
    #expect(
      Self.problems(ThemeLibrary(folder: own.path), "mine") == [
        "\(own.path)/mine.yaml:1:11: there is no theme 'mine' to inherit from; "
          + "allowed: \(ThemeLibrary.builtInNames.joined(separator: ", "))"
      ])
  }

  @Test("problems of both files are told, each in its own")
  func bothFiles() throws {
    let folder = try TemporaryFolder([
      "child.yaml": "inherits: parent\nroles:\n  own: puce bold\n  own: red\n",
      "parent.yaml": "inherits: dark\nroles:\n  dim: blak\n",
    ])
    let problems = Self.problems(ThemeLibrary(folder: folder.path), "child")
    #expect(problems.count == 3)
    #expect(problems[0].hasPrefix("\(folder.path)/child.yaml:3:8: unknown colour 'puce'"))
    #expect(
      problems[1] == "\(folder.path)/child.yaml:4:3: duplicate key 'own', first given in line 3")
    #expect(
      problems[2]
        == "\(folder.path)/parent.yaml:3:8: unknown colour 'blak'; did you mean 'black'?")
  }

  @Test("a file by its path, and files that cannot be read")
  func paths() throws {
    let folder = try TemporaryFolder(["odd.yaml": "title: Odd\ninherits: light\n"])
    let theme = try ThemeLibrary().theme(named: folder.path + "/odd.yaml")
    #expect(theme.name == "odd" && theme.title == "Odd" && theme.isLight)
    #expect(
      Self.problems(ThemeLibrary(), folder.path + "/none.yaml") == [
        "\(folder.path)/none.yaml:1:1: cannot be read: No such file or directory"
      ])
    #expect(
      Self.problems(ThemeLibrary(), folder.path + "/") == [
        "\(folder.path)/:1:1: cannot be read: Is a directory"
      ])
    let file = ThemeLibrary(folder: folder.path + "/odd.yaml")
    #expect(try file.entries() == ThemeLibrary().entries())
  }
}
