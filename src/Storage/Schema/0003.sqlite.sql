CREATE TRIGGER outlets_no_update BEFORE UPDATE ON outlets BEGIN SELECT RAISE(ABORT, 'the register of outlets is append-only'); END;
CREATE TRIGGER outlets_no_delete BEFORE DELETE ON outlets BEGIN SELECT RAISE(ABORT, 'the register of outlets is append-only'); END;
CREATE TRIGGER outlet_entries_no_update BEFORE UPDATE ON outlet_entries BEGIN SELECT RAISE(ABORT, 'the register of outlets is append-only'); END;
CREATE TRIGGER outlet_entries_no_delete BEFORE DELETE ON outlet_entries BEGIN SELECT RAISE(ABORT, 'the register of outlets is append-only'); END;
CREATE TRIGGER outlet_joins_no_update BEFORE UPDATE ON outlet_joins BEGIN SELECT RAISE(ABORT, 'the register of outlets is append-only'); END;
CREATE TRIGGER outlet_joins_no_delete BEFORE DELETE ON outlet_joins BEGIN SELECT RAISE(ABORT, 'the register of outlets is append-only'); END;
CREATE TRIGGER outlet_facts_no_update BEFORE UPDATE ON outlet_facts BEGIN SELECT RAISE(ABORT, 'the register of outlets is append-only'); END;
CREATE TRIGGER outlet_facts_no_delete BEFORE DELETE ON outlet_facts BEGIN SELECT RAISE(ABORT, 'the register of outlets is append-only'); END;
