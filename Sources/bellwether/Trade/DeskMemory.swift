import Desk
import Journal
import Terminal

/// What the desk remembers of how it was left: the layout, its sizes and the chart, in
/// `$XDG_STATE_HOME/bellwether/desk`, by default under `~/.local/state`.
struct DeskMemory {
  /// The layout as it was left; `nil` where nothing is remembered.
  private(set) var layout: LayoutChoice?
  /// Why nothing is remembered although something was; `nil` where nothing is wrong.
  private(set) var problem: String?
  /// Where it is kept; `nil` where the environment names no place.
  private let folder: String?
  private let files = SystemFileStore()

  /// Reads what is remembered.
  init() {
    folder = Self.folder
    guard let folder, let names = try? files.names(in: folder), names.contains(Self.name) else {
      return
    }
    do throws(FileFailure) {
      let text = try files.text(of: folder + "/" + Self.name)
      do throws(LayoutProblem) {
        layout = try LayoutChoice(text: text)
      } catch {
        problem =
          "the remembered layout cannot be read, \(Self.name):\(error); this is the usual one"
      }
    } catch {
      problem = "the remembered layout cannot be read: \(error); this is the usual one"
    }
  }

  /// Remembers a layout, where it is another than before. What could not be read is only replaced
  /// once the person has chosen something.
  ///
  /// - Returns: Why it could not be, where it could not.
  func keep(_ choice: LayoutChoice) -> String? {
    guard let folder, choice != layout ?? LayoutChoice() else { return nil }
    let path = folder + "/" + Self.name
    do throws(FileFailure) {
      var made = ""
      for part in folder.split(separator: "/") {
        made += "/" + part
        if (try? files.names(in: made)) == nil { try files.makeDirectory(made) }
      }
      // Whole or not at all, whatever happens in between.
      try files.write(choice.text, to: path + ".new")
      try files.rename(path + ".new", to: path)
      return nil
    } catch {
      return "the layout could not be remembered: \(error)"
    }
  }

  private static let name = "desk"

  private static var folder: String? {
    if let folder = Environment["XDG_STATE_HOME"], folder.hasPrefix("/") {
      return folder + "/bellwether"
    }
    return Environment["HOME"].map { $0 + "/.local/state/bellwether" }
  }
}
