package org.inboxaudit.extract.sieve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.inboxaudit.extract.sieve.SieveLexer.Kind;
import org.inboxaudit.extract.sieve.SieveLexer.Token;
import org.inboxaudit.extract.sieve.SieveSyntax.Argument;
import org.inboxaudit.extract.sieve.SieveSyntax.Arguments;
import org.inboxaudit.extract.sieve.SieveSyntax.Command;
import org.inboxaudit.extract.sieve.SieveSyntax.Test;

/// The grammar of RFC 5228 §8.2, by recursive descent no deeper than twice [#MAXIMUM_DEPTH].
///
/// More lenient than the RFC in one point: the semicolon may be missing before a closing brace and
/// at the end. A server refuses such a script, but one that is stored on a server must have been
/// accepted, and then what it says counts.
final class SieveGrammar {
  /// Blocks in blocks, and tests in tests. Three times what a common server takes: Pigeonhole stops
  /// at 32 of each.
  static final int MAXIMUM_DEPTH = 100;

  private static final int MAXIMUM_COMMANDS = 300_000;

  private final SieveLexer lexer;
  private Token token;
  private int blocks;
  private int testsDeep;
  private int commands;

  private SieveGrammar(String script) throws ScriptProblem {
    lexer = new SieveLexer(script);
    token = lexer.next();
  }

  static List<Command> parse(String script) throws ScriptProblem {
    SieveGrammar grammar = new SieveGrammar(script);
    List<Command> all = grammar.commands();
    grammar.expect(Kind.END, "a command");
    return all;
  }

  private List<Command> commands() throws ScriptProblem {
    List<Command> list = new ArrayList<>();
    while (token.kind() == Kind.IDENTIFIER) {
      if (++commands > MAXIMUM_COMMANDS) {
        throw ScriptProblem.limit("commands");
      }
      list.add(command());
    }
    return list;
  }

  private Command command() throws ScriptProblem {
    List<String> comments = lexer.takeComments();
    String name = take().text();
    Arguments arguments = arguments();
    List<Test> tests = tests();
    if (token.is('{')) {
      return new Command(comments, name, arguments, tests, Optional.of(block()));
    }
    if (!tests.isEmpty()) {
      // No action takes a test (RFC 5228 §2.9): here a semicolon is missing between two actions.
      throw ScriptProblem.syntax("{");
    }
    if (token.is(';')) {
      // Comments before the semicolon must not become those of the next command.
      lexer.takeComments();
      take();
    } else if (!token.is('}') && token.kind() != Kind.END) {
      throw ScriptProblem.syntax("; or {");
    }
    return new Command(comments, name, arguments, tests, Optional.empty());
  }

  private List<Command> block() throws ScriptProblem {
    enter(++blocks);
    lexer.takeComments();
    take();
    List<Command> block = commands();
    if (!token.is('}')) {
      throw ScriptProblem.syntax("}");
    }
    lexer.takeComments();
    take();
    blocks--;
    return block;
  }

  private Arguments arguments() throws ScriptProblem {
    List<Argument> list = new ArrayList<>();
    while (true) {
      if (token.kind() == Kind.TAG) {
        list.add(new Argument.Tag(take().text()));
      } else if (token.kind() == Kind.NUMBER) {
        list.add(new Argument.Numeral(Long.parseLong(take().text())));
      } else if (token.kind() == Kind.STRING) {
        list.add(new Argument.Strings(List.of(take().text())));
      } else if (token.is('[')) {
        list.add(new Argument.Strings(strings()));
      } else {
        return new Arguments(List.copyOf(list));
      }
    }
  }

  private List<String> strings() throws ScriptProblem {
    List<String> list = new ArrayList<>();
    do {
      take();
      if (token.kind() == Kind.STRING) {
        list.add(take().text());
      } else if (!list.isEmpty() || !token.is(']')) {
        throw ScriptProblem.syntax("string");
      }
    } while (token.is(','));
    if (!token.is(']')) {
      throw ScriptProblem.syntax("]");
    }
    take();
    return List.copyOf(list);
  }

  private List<Test> tests() throws ScriptProblem {
    if (token.kind() == Kind.IDENTIFIER) {
      return List.of(test());
    }
    if (!token.is('(')) {
      return List.of();
    }
    List<Test> list = new ArrayList<>();
    do {
      take();
      if (token.kind() != Kind.IDENTIFIER) {
        throw ScriptProblem.syntax("test");
      }
      list.add(test());
    } while (token.is(','));
    if (!token.is(')')) {
      throw ScriptProblem.syntax(")");
    }
    take();
    return List.copyOf(list);
  }

  private Test test() throws ScriptProblem {
    enter(++testsDeep);
    String name = take().text();
    Test test = new Test(name, arguments(), tests());
    testsDeep--;
    return test;
  }

  private static void enter(int depth) throws ScriptProblem {
    if (depth > MAXIMUM_DEPTH) {
      throw ScriptProblem.limit("depth");
    }
  }

  private void expect(Kind kind, String what) throws ScriptProblem {
    if (token.kind() != kind) {
      throw ScriptProblem.syntax(what);
    }
  }

  private Token take() throws ScriptProblem {
    Token taken = token;
    token = lexer.next();
    return taken;
  }
}
