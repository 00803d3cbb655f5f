// A terminal type of our own, in 24-bit colour, because the system's are in a package that few
// have (ncurses-term) and write colours with colons, which many terminals print as text. It is
// compiled in and handed to curses through TERMINFO in the form `b64:`, so there is no file to find
// or to leave behind. Colours 0 to 15 are the terminal's own; every other number is red, green,
// blue. Keys are left out, because we decode them ourselves; so is `rep`, which some terminals
// lack.
//
// Regenerate after a change to the text below (without the `// `), with ncurses 6 or later:
//   tic -x -o DIRECTORY entry.src && base64 -w 88 DIRECTORY/b/bellwether-direct
//
// bellwether-direct|xterm and its kin (tmux too) in 24-bit colour,
//     AX, RGB, am, bce, mir, msgr, npc, xenl,
//     CO#16, colors#0x1000000, cols#80, it#8, lines#24, pairs#0x10000,
//     bold=\E[1m, civis=\E[?25l, clear=\E[H\E[2J, cnorm=\E[?25h,
//     cr=\r, cub=\E[%p1%dD, cub1=^H, cud=\E[%p1%dB, cud1=\n,
//     cuf=\E[%p1%dC, cuf1=\E[C, cup=\E[%i%p1%d;%p2%dH,
//     cuu=\E[%p1%dA, cuu1=\E[A, dim=\E[2m, ech=\E[%p1%dX,
//     ed=\E[J, el=\E[K, el1=\E[1K, home=\E[H, hpa=\E[%i%p1%dG,
//     op=\E[39;49m, rev=\E[7m, ritm=\E[23m, rmam=\E[?7l,
//     rmcup=\E[?1049l, rmkx=\E[?1l\E>, rmul=\E[24m,
//     setab=\E[%?%p1%{8}%<%t4%p1%d%e%p1%{16}%<%t10%p1%{8}%-%d
//       %e48;2;%p1%{65536}%/%d;%p1%{256}%/%{255}%&%d;%p1%{255}%&%d%;m,
//     setaf=\E[%?%p1%{8}%<%t3%p1%d%e%p1%{16}%<%t9%p1%{8}%-%d
//       %e38;2;%p1%{65536}%/%d;%p1%{256}%/%{255}%&%d;%p1%{255}%&%d%;m,
//     sgr0=\E[m, sitm=\E[3m, smam=\E[?7h, smcup=\E[?1049h,
//     smkx=\E[?1h\E=, smul=\E[4m, vpa=\E[%i%p1%dd,

#include "terminfo_entry.h"

const char ccurses_direct_type[] = "bellwether-direct";

const char ccurses_direct_entry[] =
    "b64:"
    "HgJAAB0ADwBpAcQBYmVsbHdldGhlci1kaXJlY3R8eHRlcm0gYW5kIGl0cyBraW4gKHRtdXggdG9vKSBpbiAyNC1i"
    "aXQgY29sb3VyAAABAAABAAAAAAAAAAABAQAAAAAAAAAAAAABAAABAFAAAAAIAAAAGAAAAP//////////////////"
    "//////////////////////////////////8AAAABAAABAP////8AAP////8CAAoADgASAP//HQAuADAANAA7AP//"
    "PQBEAP//SAD//////////////////0wAUQD//1oA////////XwD//2QAaQD//3IAdgD///////9/AP//////////"
    "////////////////////////////////////////////////////////////////////////////////////////"
    "////////////////hQCNAP////////////////////////////////////////////+VAP///////54ApwD//7AA"
    "////////////////////////////////uQD/////////////////////////////////////////////////////"
    "////////xADKAP//////////////////////////////////////////////////////////////////////////"
    "////////////////////////////////////////////////////////////////////////////////////////"
    "////////////////////////////////////////////////////////////////////////////////////////"
    "///////////////////////////////////////////////////////////QAP//////////////////////////"
    "/////////////////////////////////////////////9UA///////////////////////////////////eAP//"
    "/////////////////////+MA////////////////////////////////////////////////////////////////"
    "///////////////////////////////////pAFYBDQAbW0gbWzJKABtbSwAbW0oAG1slaSVwMSVkRwAbWyVpJXAx"
    "JWQ7JXAyJWRIAAoAG1tIABtbPzI1bAAIABtbPzI1aAAbW0MAG1tBABtbMW0AG1s/MTA0OWgAG1sybQAbWzdtABtb"
    "NG0AG1slcDElZFgAG1ttABtbPzEwNDlsABtbMjRtABtbPzFsGz4AG1s/MWgbPQAbWyVwMSVkQgAbWyVwMSVkRAAb"
    "WyVwMSVkQwAbWyVwMSVkQQAbWyVpJXAxJWRkABtbPzdoABtbPzdsABtbMUsAG1szOTs0OW0AG1szbQAbWzIzbQAb"
    "WyU/JXAxJXs4fSU8JXQzJXAxJWQlZSVwMSV7MTZ9JTwldDklcDElezh9JS0lZCVlMzg7MjslcDElezY1NTM2fSUv"
    "JWQ7JXAxJXsyNTZ9JS8lezI1NX0lJiVkOyVwMSV7MjU1fSUmJWQlO20AG1slPyVwMSV7OH0lPCV0NCVwMSVkJWUl"
    "cDElezE2fSU8JXQxMCVwMSV7OH0lLSVkJWU0ODsyOyVwMSV7NjU1MzZ9JS8lZDslcDElezI1Nn0lLyV7MjU1fSUm"
    "JWQ7JXAxJXsyNTV9JSYlZCU7bQACAAEAAAADAAoAAQEQAAAAAAADAAcAQVgAUkdCAENPAA==";
