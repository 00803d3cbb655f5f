import Input
import Testing

@Suite struct GateTests {
  private func mouse(_ action: MouseReport.Action) -> InputEvent {
    .mouse(MouseReport(action, column: 1, row: 1))
  }

  private let key = InputEvent.key(KeyPress(.character("b")))

  @Test func lets() {
    var gate = InputGate()
    for event in [
      key, mouse(.press(.left)), mouse(.drag(.left)), mouse(.release(.left)), mouse(.wheelUp),
      .paste("x"), .focus(false),
    ] {
      #expect(gate.admits(event, at: 0) == true)
    }
  }

  @Test func keepsBackTheWholeClickThatBringsTheFocus() {
    var gate = InputGate()
    #expect(gate.admits(.focus(true), at: 1000) == true)
    #expect(gate.admits(key, at: 1000) == true)
    #expect(gate.admits(mouse(.wheelDown), at: 1000) == true)
    #expect(gate.admits(mouse(.press(.left)), at: 1149) == false)
    // What belongs to it comes later, and is kept back all the same.
    #expect(gate.admits(mouse(.drag(.left)), at: 1300) == false)
    #expect(gate.admits(mouse(.release(.left)), at: 1400) == false)
    #expect(gate.admits(mouse(.press(.left)), at: 1401) == true)
    #expect(gate.admits(mouse(.release(.left)), at: 1402) == true)
    #expect(gate.admits(mouse(.release(.left)), at: 1403) == false)
  }

  @Test func keepsClicksBackAfterAStop() {
    var gate = InputGate()
    #expect(gate.admits(mouse(.press(.left)), at: 0) == true)
    gate.resume(at: 500)
    #expect(gate.admits(mouse(.release(.left)), at: 500) == false)
    #expect(gate.admits(mouse(.press(.right)), at: 649) == false)
    #expect(gate.admits(mouse(.press(.right)), at: 650) == true)
  }

  @Test func keepsBackKeysInTheWakeOfAPaste() {
    var gate = InputGate()
    #expect(gate.admits(.paste("x"), at: 100) == true)
    #expect(gate.admits(key, at: 100) == false)
    #expect(gate.admits(key, at: 199) == false)
    #expect(gate.admits(key, at: 200) == true)
  }

  @Test func aButtonThatWasNotSeenGoingDownDoesNotMove() {
    var gate = InputGate()
    #expect(gate.admits(mouse(.drag(.left)), at: 0) == false)
    #expect(gate.admits(mouse(.press(.left)), at: 1) == true)
    #expect(gate.admits(mouse(.drag(.right)), at: 2) == false)
    #expect(gate.admits(mouse(.drag(.left)), at: 3) == true)
  }
}
