-- One row per run plus one row per visit of a state is the whole state of a run.
-- Times are UTC ticks of the emulator's clock; lists and documents are JSON text.

CREATE TABLE setting (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

-- Definitions never change: a run keeps the one it started with, whatever becomes of its flow.
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
    client_id       TEXT NOT NULL,           -- the client whose consents count for the run's actions
    session_id      TEXT,                    -- the session that counts
    run_as          TEXT NOT NULL,           -- whom the input's _tokens stand for, by role
    notify          TEXT NOT NULL,
    context         TEXT NOT NULL,           -- $._context
    status          TEXT NOT NULL,
    details         TEXT,                    -- only while INACTIVE: the log does not grow then
    input           TEXT NOT NULL,           -- without private values
    failure         TEXT,                    -- why it failed; NULL also for a run that was canceled
    start_time      INTEGER NOT NULL,
    completion_time INTEGER,
    state_name      TEXT NOT NULL,           -- the one pointer
    entered         INTEGER NOT NULL,        -- 0 before the state has logged that it started
    visit           INTEGER NOT NULL,        -- states entered so far
    document        TEXT NOT NULL,           -- the flow's state document
    pending         TEXT,                    -- the action that the state has begun
    blocking_web_input_id TEXT,              -- the web input for whose answer the state waits
    wake_at         INTEGER,                 -- due then; NULL: not due, or work beside the store continues it
    turn            INTEGER NOT NULL,        -- the queue among runs that are due at once
    log_length      INTEGER NOT NULL,
    last_visit      INTEGER NOT NULL,        -- the first log entry of the last visit; 0: none
    history_size    INTEGER NOT NULL,        -- characters of the documents of its visits
    version         INTEGER NOT NULL
);
CREATE INDEX run_due ON run (wake_at, turn) WHERE wake_at IS NOT NULL;
CREATE INDEX run_flow ON run (flow_id);
CREATE INDEX run_owner ON run (run_owner, start_time);
CREATE INDEX run_status ON run (run_owner, status, start_time);

-- What happened in each state of a run, without private values. The log is composed from it.
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
    chosen_option_id TEXT                    -- NULL also where it was closed without an answer
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
    deletion_at       INTEGER                -- gone from then on
);

CREATE TABLE action (
    action_id       TEXT PRIMARY KEY,
    provider        TEXT NOT NULL,
    request_id      TEXT NOT NULL,           -- a repeat by the same creator is the same action
    request_digest  TEXT NOT NULL,           -- a repeat with other content is refused
    creator_id      TEXT NOT NULL,
    client_id       TEXT NOT NULL,
    via_scope       TEXT,                    -- the flow scope through which the provider was reached
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
    changes_at      INTEGER,                 -- when its provider looks at it again
    memory          TEXT,                    -- what its provider has to remember
    work            TEXT NOT NULL,           -- None, Wanted or Begun: what is done outside of transactions
    silent          INTEGER NOT NULL,        -- 1 while no answer is given
    refusal         TEXT,                    -- an error that is answered in place of the status
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

-- Outcomes that stand in for providers; the first that fits counts.
CREATE TABLE outcome (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    url      TEXT NOT NULL,
    state    TEXT,
    attempt  INTEGER,
    times    INTEGER,
    script   TEXT NOT NULL
);

-- What the email provider was asked to send.
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

-- What the search provider was asked to keep.
CREATE TABLE search_entry (
    search_index TEXT NOT NULL,
    subject      TEXT NOT NULL,
    entry_id     TEXT NOT NULL,
    visible_to   TEXT NOT NULL,
    content      TEXT NOT NULL,
    PRIMARY KEY (search_index, subject, entry_id)
) WITHOUT ROWID;

CREATE TABLE token (
    hash          TEXT PRIMARY KEY,          -- SHA-256; the token itself is known to its holder alone
    kind          TEXT NOT NULL,             -- access or refresh
    client_id     TEXT NOT NULL,
    identity_id   TEXT NOT NULL,
    scope         TEXT NOT NULL,
    issued_at     INTEGER NOT NULL,
    expires_at    INTEGER NOT NULL,
    family        TEXT NOT NULL,             -- a refresh token and all that it was traded for
    grant_id      TEXT NOT NULL,             -- all tokens of one sign-in
    session_id    TEXT,
    used_at       INTEGER                    -- when a refresh token was traded
) WITHOUT ROWID;

-- A consent is a path of scopes: scope, the scope it depends on, and so on.
CREATE TABLE consent (
    consent_id  INTEGER PRIMARY KEY AUTOINCREMENT,
    identity_id TEXT NOT NULL,
    client_id   TEXT NOT NULL,
    path        TEXT NOT NULL,
    optional    INTEGER NOT NULL,            -- asked for with *
    refresh     INTEGER NOT NULL,            -- with refresh tokens
    created     INTEGER NOT NULL,
    updated     INTEGER NOT NULL,
    UNIQUE (identity_id, client_id, path)
);

-- Signing in ---------------------------------------------------------------------------------------------------------

-- With which identities someone signed in, and when: JSON, by identity.
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
    refresh      TEXT NOT NULL,              -- whether refresh tokens are wanted
    expires_at   INTEGER NOT NULL,
    used         INTEGER NOT NULL
) WITHOUT ROWID;

-- Applications and people beside the development accounts.
CREATE TABLE client (
    client_id     TEXT PRIMARY KEY,
    secret_hash   TEXT,                      -- NULL: a native application
    name          TEXT NOT NULL,
    redirect_uris TEXT NOT NULL
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

-- What a high-assurance resource demands of those who use it.
CREATE TABLE policy (
    policy_id  TEXT PRIMARY KEY,
    name       TEXT NOT NULL,
    domains    TEXT NOT NULL,                -- of identities; empty: any
    timeout    INTEGER,                      -- seconds since the sign-in; NULL: for good
    mfa        INTEGER NOT NULL
) WITHOUT ROWID;
