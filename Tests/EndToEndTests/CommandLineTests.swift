import Testing

/// The program without a screen: what it prints and how it ends.
@Suite struct CommandLineTests {
  private func hash(_ arguments: String...) throws -> Substring? {
    let run = try Bellwether.run(["simulate", "announced-maintenance", "--quiet"] + arguments)
    #expect(run.status == 0)
    #expect(run.output.contains("audit       passed"))
    return run.output.split(separator: "\n").first { $0.hasPrefix("state hash") }
  }

  @Test func oneSeedIsOneMarket() throws {
    let first = try #require(try hash("--for", "1m", "--seed", "7"))
    #expect(try hash("--for", "1m", "--seed", "7") == first)
    #expect(try hash("--for", "1m", "--seed", "8") != first)
  }

  @Test(arguments: [
    (["--version"], "0."), (["--help"], "USAGE: bellwether"),
    (["scenarios"], "announced-maintenance"),
    (["themes"], "high-contrast"), (["--generate-completion-script", "bash"], "bellwether"),
    (["notices"], "moved once, later once"),
    (["notices", "--at", "1m"], "next news       by 09:06:30"),
    (["notices", "announced-maintenance", "--ics"], "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"),
    (["notices", "second-thoughts", "--ics"], "STATUS:CANCELLED"),
    (["notices", "second-thoughts", "--json"], "\"stage\": \"called off\""),
    (["notices", "announced-maintenance", "--post-mortem"], "stood still     3 m 05 s"),
  ])
  func whatIsAskedForIsPrinted(arguments: [String], text: String) throws {
    let run = try Bellwether.run(arguments)
    #expect(run.status == 0)
    #expect(run.output.contains(text))
    #expect(run.errors == "")
  }

  @Test(arguments: [
    (["simulate", "no-such-scenario", "--for", "1m"], "announced-maintenance"),
    (["--theme", "no-such-theme"], "no-such-theme"),
    (["--symbol", "NO-SUCH"], "BTC-USDT"), (["--speed", "1001"], "--speed"),
    (["simulate", "announced-maintenance", "--for", "soon"], "--for"),
    (["snapshot", "--press", "Zorp"], "column 1: 'Zorp' is no time; begin with how long"),
    (["snapshot", "--press", "20s b Entr"], "column 7: there is no key 'Entr'; did you mean"),
    (["snapshot", "--press", "20s"], "column 4: no key is named"),
    (["notices", "--ics", "--json"], "one at a time"), (["notices", "no-such"], "no-such"),
  ])
  func aMistakeSaysWhatIsAllowed(arguments: [String], text: String) throws {
    let run = try Bellwether.run(arguments)
    #expect(run.status != 0)
    #expect(run.errors.contains(text))
  }

  @Test func withoutATerminalItSaysSo() throws {
    let run = try Bellwether.run([])
    #expect(run.status != 0)
    #expect(run.errors.contains("terminal"))
  }
}
