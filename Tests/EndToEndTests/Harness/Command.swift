import Foundation
import Pseudoterminal

/// A command that a test runs and waits for, never without a limit.
///
/// Not Foundation's `Process`: that takes a program's end from a socket which whatever the program
/// leaves behind may hold open, and then waits for ever.
enum Command {
  /// How a command ended.
  struct Result {
    /// What it wrote to standard output, and to standard error unless that went to a file.
    var output: String
    /// Its status, or 128 and the signal's number.
    var status: Int
  }

  /// Runs a command with nothing on its standard input.
  ///
  /// - Parameters:
  ///   - environment: variables of this process's that are others, or absent where nil.
  ///   - errors: the file for standard error.
  /// - Throws: `SessionError` if it cannot be run, or has not ended in time.
  static func run(
    _ words: [String], environment: [String: String?] = [:], errors: String? = nil,
    within seconds: Double = 60
  ) throws -> Result {
    var child = try Child(Self.words(words, environment: environment, errors: errors))
    guard let (output, status) = child.finish(withinSeconds: seconds) else {
      throw SessionError(what: "\(words.joined(separator: " ")) runs longer than \(seconds) s")
    }
    return Result(output: String(decoding: output, as: UTF8.self), status: status)
  }

  /// The words that start a command so.
  static func words(
    _ words: [String], environment: [String: String?], errors: String? = nil
  ) -> [String] {
    var variables: [String] = []
    for (name, value) in environment.sorted(by: { $0.key < $1.key }) where value == nil {
      variables += ["-u", name]
    }
    for (name, value) in environment.sorted(by: { $0.key < $1.key }) {
      if let value { variables.append("\(name)=\(value)") }
    }
    // Through env: tests run on threads that block signals, and what is started inherits that.
    let script =
      "exec /usr/bin/env --default-signal \"$@\" </dev/null 2>"
      + (errors.map { "'\($0)'" } ?? "&1")
    return ["/bin/sh", "-c", script, "sh"] + variables + words
  }
}
