//! The embedded QuickJS: scripts compiled once per process, run in engines that stay warm on their thread.
//!
//! In: the source of a script and JSON text. Out: text. It knows nothing of charts or pages; what a certain script needs around
//! it stands in a file of its own below (`echarts`). A script reaches no file, no network and no clock that matters.

mod data;
pub(crate) mod echarts;
mod width;

use std::sync::OnceLock;

use rquickjs::module::WriteOptions;
use rquickjs::{CatchResultExt as _, CaughtError, Context, Ctx, Function, Module, Runtime};

pub(crate) use self::data::laid;
pub(crate) use self::width::{fitting, text_width};

/// Bytes that a script may allocate before garbage is collected: 64 MB cost three times the memory and gain no time.
const GARBAGE_THRESHOLD: usize = 8 * 1024 * 1024;

/// The timers that scripts expect. Nothing here runs later, so a timer never fires.
const TIMERS: &str = "globalThis.setTimeout = () => 0; globalThis.clearTimeout = () => {};";

/// A script failed: its own exception, or the engine's fault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ScriptError {
    /// What the exception says.
    pub(crate) message: String,
    /// Where in the script, one call a line; empty if unknown.
    pub(crate) stack: String,
}

impl std::fmt::Display for ScriptError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message)?;
        if self.stack.is_empty() { Ok(()) } else { write!(f, "\n{}", self.stack.trim_end()) }
    }
}

impl std::error::Error for ScriptError {}

impl From<rquickjs::Error> for ScriptError {
    fn from(error: rquickjs::Error) -> Self {
        Self { message: error.to_string(), stack: String::new() }
    }
}

impl From<CaughtError<'_>> for ScriptError {
    fn from(caught: CaughtError<'_>) -> Self {
        match caught {
            CaughtError::Error(error) => error.into(),
            CaughtError::Exception(exception) => Self {
                message: exception.message().unwrap_or_else(|| "ett undantag utan meddelande".to_owned()),
                stack: exception.stack().unwrap_or_default(),
            },
            CaughtError::Value(value) => Self { message: format!("{value:?}"), stack: String::new() },
        }
    }
}

/// A script that is part of this program, compiled the first time an engine loads it.
pub(crate) struct Program {
    name: &'static str,
    source: &'static str,
    bytecode: OnceLock<Result<Vec<u8>, ScriptError>>,
}

impl Program {
    /// A script by the name that stack traces show. It is run as a module: in strict mode, and what it offers it sets on `globalThis`.
    pub(crate) const fn new(name: &'static str, source: &'static str) -> Self {
        Self { name, source, bytecode: OnceLock::new() }
    }

    /// The compiled script. It stays in memory: foreign bytecode would be undefined behaviour, so none is read from disk.
    fn bytecode(&'static self) -> Result<&'static [u8], ScriptError> {
        self.bytecode.get_or_init(|| self.compile()).as_deref().map_err(Clone::clone)
    }

    fn compile(&self) -> Result<Vec<u8>, ScriptError> {
        Engine::new()?.run(|ctx| {
            let options = WriteOptions { strip_source: true, ..WriteOptions::default() };
            Module::declare(ctx.clone(), self.name, self.source)?.write(options)
        })
    }
}

/// An engine with its own heap and global object. It can't leave its thread.
pub(crate) struct Engine {
    context: Context,
}

impl Engine {
    /// An empty engine.
    pub(crate) fn new() -> Result<Self, ScriptError> {
        let runtime = Runtime::new()?;
        runtime.set_gc_threshold(GARBAGE_THRESHOLD);
        let engine = Self { context: Context::full(&runtime)? };
        engine.run(|ctx| ctx.eval::<(), _>(TIMERS))?;
        Ok(engine)
    }

    /// Runs a script of this program.
    pub(crate) fn load(&self, program: &'static Program) -> Result<(), ScriptError> {
        let bytecode = program.bytecode()?;
        self.run(|ctx| {
            #[expect(unsafe_code, reason = "the safe way compiles ECharts anew for each thread: 90 ms instead of 9")]
            // SAFETY: the bytes were written by `Program::compile` in this process, by this version of QuickJS, and live as long
            // as the process, which QuickJS needs since it doesn't copy them.
            let module = unsafe { Module::load(ctx.clone(), bytecode) }?;
            module.eval()?.1.finish::<()>()
        })
    }

    /// Runs a classic script that is no part of this program: a file of the theme, data made for a page.
    pub(crate) fn classic(&self, source: &str) -> Result<(), ScriptError> {
        self.run(|ctx| ctx.eval::<(), _>(source))
    }

    /// Calls a function on `globalThis` that takes and gives a text.
    pub(crate) fn call(&self, function: &str, argument: &str) -> Result<String, ScriptError> {
        self.run(|ctx| ctx.globals().get::<_, Function<'_>>(function)?.call((argument,)))
    }

    /// Works with the engine directly; an exception becomes an error with its stack.
    pub(crate) fn run<T>(&self, work: impl FnOnce(&Ctx<'_>) -> rquickjs::Result<T>) -> Result<T, ScriptError> {
        self.context.with(|ctx| work(&ctx).catch(&ctx).map_err(ScriptError::from))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    static ECHO: Program = Program::new(
        "echo.js",
        "globalThis.echo = (text) => { setTimeout(() => { throw 1; }, 0); return text + '!'; };
         globalThis.fail = (text) => { throw new TypeError(text); };",
    );

    #[test]
    fn a_script_takes_and_gives_text() {
        let engine = Engine::new().expect("an engine");
        engine.load(&ECHO).expect("the script loads");
        assert_eq!(engine.call("echo", "åäö \u{1f600}").expect("no exception"), "åäö \u{1f600}!");
    }

    #[test]
    fn an_exception_has_message_and_stack_and_leaves_the_engine_whole() {
        let engine = Engine::new().expect("an engine");
        engine.load(&ECHO).expect("the script loads");
        let error = engine.call("fail", "fel").expect_err("an exception");
        assert_eq!(error.message, "fel");
        assert!(error.stack.contains("echo.js"), "{error}");
        assert!(engine.call("missing", "").is_err());
        assert_eq!(engine.call("echo", "a").expect("no exception"), "a!");
    }

    #[test]
    fn a_classic_script_sets_what_later_calls_use() {
        let engine = Engine::new().expect("an engine");
        engine.classic("(function (g) { g.twice = function (text) { return text + text; }; })(globalThis);").expect("it runs");
        assert_eq!(engine.call("twice", "å").expect("no exception"), "åå");
        assert!(engine.classic("let = ;").is_err());
    }

    #[test]
    fn a_script_that_is_no_script_is_an_error() {
        static BROKEN: Program = Program::new("broken.js", "let = ;");
        assert!(Engine::new().expect("an engine").load(&BROKEN).is_err());
    }
}
