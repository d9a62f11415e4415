-- The whole state of a run is one row of the run and one row for each visit of a state.
-- Times are UTC ticks of the emulator's clock, of tokens and codes in real time; lists and documents are JSON text.

CREATE TABLE setting (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

-- Definitions never change: a run keeps its definition when its flow is changed or deleted.
CREATE TABLE definition (
    definition_id TEXT PRIMARY KEY,          -- SHA-256 of both documents
    definition    TEXT NOT NULL,
    input_schema  TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE flow (
    sequence            INTEGER PRIMARY KEY AUTOINCREMENT,
    flow_id             TEXT NOT NULL UNIQUE,
    definition_id       TEXT NOT NULL REFERENCES definition,
    title               TEXT NOT NULL,
    subtitle            TEXT NOT NULL,
    description         TEXT NOT NULL,
    keywords            TEXT NOT NULL,
    flow_owner          TEXT NOT NULL,
    flow_viewers        TEXT NOT NULL,
    flow_starters       TEXT NOT NULL,
    flow_administrators TEXT NOT NULL,
    run_managers        TEXT NOT NULL,
    run_monitors        TEXT NOT NULL,
    created_by          TEXT NOT NULL,
    subscription_id     TEXT,
    policy_id           TEXT,
    created_at          INTEGER NOT NULL,
    updated_at          INTEGER NOT NULL
);

CREATE TABLE run (
    sequence        INTEGER PRIMARY KEY AUTOINCREMENT,
    run_id          TEXT NOT NULL UNIQUE,
    flow_id         TEXT NOT NULL,
    definition_id   TEXT NOT NULL REFERENCES definition,
    flow_title      TEXT NOT NULL,
    flow_updated_at INTEGER NOT NULL,
    label           TEXT,
    tags            TEXT NOT NULL,
    run_owner       TEXT NOT NULL,
    run_managers    TEXT NOT NULL,
    run_monitors    TEXT NOT NULL,
    client_id       TEXT NOT NULL,           -- the client whose consents apply to the run's actions
    session_id      TEXT,                    -- the session of the token that started or resumed it
    run_as          TEXT NOT NULL,           -- the identities of the input's _tokens, by role
    notify          TEXT NOT NULL,
    context         TEXT NOT NULL,           -- $._context
    status          TEXT NOT NULL,
    details         TEXT,                    -- only while INACTIVE: the log does not grow then
    input           TEXT NOT NULL,           -- without private values
    failure         TEXT,                    -- the failure; NULL also for a run that was canceled
    start_time      INTEGER NOT NULL,
    completion_time INTEGER,
    state_name      TEXT NOT NULL,           -- the present state
    entered         INTEGER NOT NULL,        -- 0 before the state has logged that it started
    visit           INTEGER NOT NULL,        -- states entered so far
    document        TEXT NOT NULL,           -- the flow's state document
    pending         TEXT,                    -- the action that the state has begun
    blocking_web_input_id TEXT,              -- the web input for whose response the state waits
    wake_at         INTEGER,                 -- when it is due; NULL: not due, or other work continues it
    turn            INTEGER NOT NULL,        -- the order of runs that are due at the same time
    log_length      INTEGER NOT NULL,
    last_visit      INTEGER NOT NULL,        -- the first log entry of the last visit; 0: none
    history_size    INTEGER NOT NULL,        -- characters of the documents of its visits
    version         INTEGER NOT NULL
);
CREATE INDEX run_due ON run (wake_at, turn) WHERE wake_at IS NOT NULL;
CREATE INDEX run_flow ON run (flow_id);
CREATE INDEX run_owner ON run (run_owner, start_time);
CREATE INDEX run_status ON run (run_owner, status, start_time);

-- The visits of the states of a run, without private values. The log consists of them.
CREATE TABLE visit (
    run_id     TEXT NOT NULL,
    entry      INTEGER NOT NULL,             -- the position of its first entry in the log
    number     INTEGER NOT NULL,             -- states entered so far, this one included
    state_name TEXT NOT NULL,
    state_type TEXT NOT NULL,
    start_time INTEGER NOT NULL,
    started    INTEGER NOT NULL,             -- 0: the input could not be evaluated
    input      TEXT,
    end_time   INTEGER,
    output     TEXT,
    exception  TEXT,                         -- the name of the error
    cause      TEXT,
    rule       INTEGER,                      -- the rule of a Choice that matched
    catcher    INTEGER,                      -- the entry of Catch that caught the error
    warning    TEXT,                         -- of a state that completed
    calls      TEXT NOT NULL,                -- the first and the latest calls of the provider
    call_count INTEGER NOT NULL,
    PRIMARY KEY (run_id, entry)
) WITHOUT ROWID;

CREATE TABLE web_input (
    sequence         INTEGER PRIMARY KEY AUTOINCREMENT,
    web_input_id     TEXT NOT NULL UNIQUE,
    run_id           TEXT NOT NULL,
    question         TEXT NOT NULL,
    created_at       INTEGER NOT NULL,
    expires_at       INTEGER NOT NULL,
    closed_at        INTEGER,
    chosen_option_id TEXT                    -- NULL also if it was closed without a response
);
CREATE INDEX web_input_run ON web_input (run_id);
CREATE INDEX web_input_open ON web_input (expires_at) WHERE closed_at IS NULL;

CREATE TABLE registered_api (
    sequence          INTEGER PRIMARY KEY AUTOINCREMENT,
    registered_api_id TEXT NOT NULL UNIQUE,
    name              TEXT NOT NULL,
    description       TEXT NOT NULL,
    owners            TEXT NOT NULL,
    administrators    TEXT NOT NULL,
    viewers           TEXT NOT NULL,
    target            TEXT NOT NULL,
    subscription_id   TEXT NOT NULL,
    created_at        INTEGER NOT NULL,
    updated_at        INTEGER NOT NULL,
    edited_at         INTEGER,
    deletion_at       INTEGER                -- when it is deleted
);

-- Starts of flows on a schedule.
CREATE TABLE timer (
    sequence         INTEGER PRIMARY KEY AUTOINCREMENT,
    timer_id         TEXT NOT NULL UNIQUE,
    name             TEXT,
    flow_id          TEXT NOT NULL,
    request          TEXT NOT NULL,          -- the document with which each run starts
    identity_id      TEXT NOT NULL,          -- the owner; runs start in the owner's name
    client_id        TEXT NOT NULL,          -- the client that has the consent
    session_id       TEXT,
    start            INTEGER NOT NULL,
    interval_seconds INTEGER,                -- NULL: one run
    end_count        INTEGER,
    end_time         INTEGER,
    status           TEXT NOT NULL,          -- new, loaded, inactive or ended
    inactive_reason  TEXT,
    submitted_at     INTEGER NOT NULL,
    changed_at       INTEGER NOT NULL,       -- since when it waits for the next run, or is paused
    last_ran_at      INTEGER,
    next_run         INTEGER,                -- when it is due; NULL: it is inactive or has ended
    run_count        INTEGER NOT NULL,
    error_count      INTEGER NOT NULL
);
CREATE INDEX timer_due ON timer (next_run, sequence) WHERE next_run IS NOT NULL;

CREATE TABLE timer_result (
    timer_id TEXT NOT NULL,
    number   INTEGER NOT NULL,
    ran_at   INTEGER NOT NULL,
    status   INTEGER NOT NULL,               -- the HTTP status of the start
    run_id   TEXT,
    errors   TEXT,                           -- the error document of a run that did not start
    PRIMARY KEY (timer_id, number)
) WITHOUT ROWID;

CREATE TABLE action (
    action_id       TEXT PRIMARY KEY,
    provider        TEXT NOT NULL,
    request_id      TEXT NOT NULL,           -- a retry by the same creator is the same action
    request_digest  TEXT NOT NULL,           -- a retry with other content is refused
    creator_id      TEXT NOT NULL,
    client_id       TEXT NOT NULL,
    via_scope       TEXT,                    -- the flow scope through which the provider was called
    body            TEXT NOT NULL,
    label           TEXT,
    manage_by       TEXT NOT NULL,
    monitor_by      TEXT NOT NULL,
    release_after   TEXT,
    deadline        INTEGER,
    status          TEXT NOT NULL,
    display_status  TEXT NOT NULL,
    details         TEXT NOT NULL,
    start_time      INTEGER NOT NULL,
    completion_time INTEGER,
    changes_at      INTEGER,                 -- when its provider updates it
    memory          TEXT,                    -- the private state of its provider
    work            TEXT NOT NULL,           -- None, Wanted or Begun: the work outside of transactions
    silent          INTEGER NOT NULL,        -- 1 while the provider does not respond
    refusal         TEXT,                    -- an error response instead of the status
    UNIQUE (provider, creator_id, request_id)
);

CREATE TABLE action_log (
    action_id   TEXT NOT NULL,
    entry       INTEGER NOT NULL,
    time        INTEGER NOT NULL,
    code        TEXT NOT NULL,
    description TEXT NOT NULL,
    details     TEXT NOT NULL,
    PRIMARY KEY (action_id, entry)
) WITHOUT ROWID;

-- Outcomes that replace providers; the first matching outcome applies.
CREATE TABLE outcome (
    sequence   INTEGER PRIMARY KEY AUTOINCREMENT,
    outcome_id TEXT NOT NULL UNIQUE,
    flow_id    TEXT,
    url        TEXT NOT NULL,
    state      TEXT,
    attempt    INTEGER,
    times      INTEGER,                      -- NULL: no limit
    used_count INTEGER NOT NULL,
    script     TEXT NOT NULL
);

-- The emails of the email provider, which are not sent.
CREATE TABLE mail (
    sequence     INTEGER PRIMARY KEY AUTOINCREMENT,
    action_id    TEXT NOT NULL,
    time         INTEGER NOT NULL,
    sender       TEXT,
    destinations TEXT NOT NULL,
    subject      TEXT NOT NULL,
    mimetype     TEXT NOT NULL,
    body         TEXT NOT NULL
);

-- The entries of search indices.
CREATE TABLE search_entry (
    search_index TEXT NOT NULL,
    subject      TEXT NOT NULL,
    entry_id     TEXT NOT NULL,
    visible_to   TEXT NOT NULL,
    content      TEXT NOT NULL,
    PRIMARY KEY (search_index, subject, entry_id)
) WITHOUT ROWID;

CREATE TABLE token (
    hash          TEXT PRIMARY KEY,          -- SHA-256; only its holder knows the token
    kind          TEXT NOT NULL,             -- access or refresh
    client_id     TEXT NOT NULL,
    identity_id   TEXT NOT NULL,
    scope         TEXT NOT NULL,
    issued_at     INTEGER NOT NULL,
    expires_at    INTEGER NOT NULL,
    family        TEXT NOT NULL,             -- shared by a refresh token and the tokens issued for it
    grant_id      TEXT NOT NULL,             -- all tokens of one sign-in
    session_id    TEXT,
    used_at       INTEGER                    -- when a refresh token was exchanged
) WITHOUT ROWID;

-- A consent is a path of scopes: scope, the scope it depends on, and so on.
CREATE TABLE consent (
    consent_id  INTEGER PRIMARY KEY AUTOINCREMENT,
    identity_id TEXT NOT NULL,
    client_id   TEXT NOT NULL,
    path        TEXT NOT NULL,
    optional    INTEGER NOT NULL,            -- requested with *
    refresh     INTEGER NOT NULL,            -- with refresh tokens
    created     INTEGER NOT NULL,
    updated     INTEGER NOT NULL,
    UNIQUE (identity_id, client_id, path)
);

-- Signing in ---------------------------------------------------------------------------------------------------------

-- The sign-ins of a session: JSON, by identity.
CREATE TABLE session (
    session_id      TEXT PRIMARY KEY,
    identity_id     TEXT NOT NULL,
    authentications TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE authorization_code (
    hash         TEXT PRIMARY KEY,           -- as with tokens
    client_id    TEXT NOT NULL,
    identity_id  TEXT NOT NULL,
    grant_id     TEXT NOT NULL,
    session_id   TEXT,
    redirect_uri TEXT NOT NULL,
    scope        TEXT NOT NULL,              -- the root scopes
    state        TEXT,
    challenge    TEXT,
    nonce        TEXT,
    refresh      TEXT NOT NULL,              -- whether refresh tokens are requested
    expires_at   INTEGER NOT NULL,
    used         INTEGER NOT NULL
) WITHOUT ROWID;

-- Applications and users in addition to the development accounts.
CREATE TABLE client (
    client_id     TEXT PRIMARY KEY,
    secret_hash   TEXT,                      -- NULL: a native application
    name          TEXT NOT NULL,
    redirect_uris TEXT NOT NULL,
    template_id   TEXT                       -- the native application that created it
) WITHOUT ROWID;

-- Scopes of providers, in addition to those of Globus.
CREATE TABLE scope (
    name            TEXT PRIMARY KEY,
    resource_server TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE identity (
    sequence    INTEGER PRIMARY KEY AUTOINCREMENT,
    identity_id TEXT NOT NULL UNIQUE,
    username    TEXT NOT NULL UNIQUE COLLATE NOCASE,
    name        TEXT NOT NULL,
    email       TEXT,
    linked_to   TEXT                         -- the primary identity of the account
);

CREATE TABLE user_group (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    group_id TEXT NOT NULL UNIQUE,
    name     TEXT NOT NULL,
    members  TEXT NOT NULL                   -- identity ids
);

-- The requirements of high-assurance resources for sign-ins.
CREATE TABLE policy (
    policy_id  TEXT PRIMARY KEY,
    name       TEXT NOT NULL,
    domains    TEXT NOT NULL,                -- of identities; empty: any
    timeout    INTEGER,                      -- seconds since the sign-in; NULL: no limit
    mfa        INTEGER NOT NULL
) WITHOUT ROWID;
