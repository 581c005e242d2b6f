-- +goose Up
CREATE TABLE organizations (
    id         TEXT   NOT NULL,
    name       TEXT   NOT NULL,
    created_at BIGINT NOT NULL,
    version    BIGINT NOT NULL,
    CONSTRAINT organizations_pk PRIMARY KEY (id)
);

CREATE TABLE memberships (
    organization_id TEXT   NOT NULL,
    id              TEXT   NOT NULL,
    account_id      TEXT   NOT NULL,
    role            TEXT   NOT NULL,
    created_at      BIGINT NOT NULL,
    version         BIGINT NOT NULL,
    CONSTRAINT memberships_pk PRIMARY KEY (organization_id, id),
    CONSTRAINT memberships_one_per_account UNIQUE (organization_id, account_id),
    CONSTRAINT memberships_role CHECK (role IN ('owner', 'staff')),
    CONSTRAINT memberships_of_an_organization FOREIGN KEY (organization_id) REFERENCES organizations (id),
    CONSTRAINT memberships_of_an_account FOREIGN KEY (account_id) REFERENCES accounts (id)
);
CREATE INDEX memberships_by_account ON memberships (account_id);

CREATE TABLE events (
    id              TEXT    NOT NULL,
    organization_id TEXT    NOT NULL,
    name            TEXT    NOT NULL,
    slug            TEXT    NOT NULL,
    place           TEXT    NOT NULL,
    zone            TEXT    NOT NULL,
    currency        TEXT    NOT NULL,
    languages       TEXT    NOT NULL,
    sides           TEXT    NOT NULL,
    deadline        TEXT    NOT NULL,
    reply_mode      TEXT    NOT NULL,
    contact         TEXT    NOT NULL,
    host_places     BIGINT  NOT NULL,
    demo            BOOLEAN NOT NULL,
    created_at      BIGINT  NOT NULL,
    version         BIGINT  NOT NULL,
    CONSTRAINT events_pk PRIMARY KEY (id),
    CONSTRAINT events_slug_is_unique UNIQUE (slug),
    CONSTRAINT events_reply_mode CHECK (reply_mode IN ('preview', 'open', 'closed')),
    CONSTRAINT events_of_an_organization FOREIGN KEY (organization_id) REFERENCES organizations (id)
);
CREATE INDEX events_by_organization ON events (organization_id);

-- Links are printed: a slug once given leads to its event for ever.
CREATE TABLE event_slugs (
    event_id   TEXT   NOT NULL,
    id         TEXT   NOT NULL,
    slug       TEXT   NOT NULL,
    created_at BIGINT NOT NULL,
    version    BIGINT NOT NULL,
    CONSTRAINT event_slugs_pk PRIMARY KEY (event_id, id),
    CONSTRAINT event_slugs_are_unique UNIQUE (slug),
    CONSTRAINT event_slugs_of_an_event FOREIGN KEY (event_id) REFERENCES events (id)
);

CREATE TABLE roles (
    event_id   TEXT   NOT NULL,
    id         TEXT   NOT NULL,
    account_id TEXT   NOT NULL,
    role       TEXT   NOT NULL,
    created_at BIGINT NOT NULL,
    version    BIGINT NOT NULL,
    CONSTRAINT roles_pk PRIMARY KEY (event_id, id),
    CONSTRAINT roles_one_per_account UNIQUE (event_id, account_id),
    CONSTRAINT roles_role CHECK (role IN ('host', 'planner', 'coordinator', 'door', 'caterer', 'viewer')),
    CONSTRAINT roles_of_an_event FOREIGN KEY (event_id) REFERENCES events (id),
    CONSTRAINT roles_of_an_account FOREIGN KEY (account_id) REFERENCES accounts (id)
);
CREATE INDEX roles_by_account ON roles (account_id);

CREATE TABLE team_links (
    event_id   TEXT   NOT NULL,
    id         TEXT   NOT NULL,
    role       TEXT   NOT NULL,
    note       TEXT   NOT NULL,
    token_hash TEXT   NOT NULL,
    created_by TEXT   NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_by    TEXT   NOT NULL,
    used_at    BIGINT NOT NULL,
    revoked_at BIGINT NOT NULL,
    version    BIGINT NOT NULL,
    CONSTRAINT team_links_pk PRIMARY KEY (event_id, id),
    CONSTRAINT team_links_token_is_unique UNIQUE (token_hash),
    CONSTRAINT team_links_role CHECK (role IN ('host', 'planner', 'coordinator', 'door', 'caterer', 'viewer')),
    CONSTRAINT team_links_of_an_event FOREIGN KEY (event_id) REFERENCES events (id)
);

-- +goose Down
DROP TABLE team_links;
DROP TABLE roles;
DROP TABLE event_slugs;
DROP TABLE events;
DROP TABLE memberships;
DROP TABLE organizations;
